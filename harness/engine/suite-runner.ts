import { pathToFileURL } from 'node:url';
import { TestRunner } from 'vitest';

/** Runs test cases as the engine does, but imports their file as it is: the engine would ask for a new copy of it. */
// oxlint-disable-next-line import/no-default-export -- the engine asks for it
export default class SuiteRunner extends TestRunner {
  override importFile(file: string): Promise<unknown> {
    return import(pathToFileURL(file).href);
  }
}
