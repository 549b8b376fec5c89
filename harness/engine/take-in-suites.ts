import { join } from 'node:path';
import { inject } from 'vitest';
import { chooseDescription } from '../../contract/description.js';
import type {} from '../session/settings.js';
import { startPulse } from '../session/pulse.js';
import { loadInTurn } from './load-in-turn.js';
import { suiteFiles } from './suite-files.js';

/** Test cases that wait for the supplier to act begin first: the others run meanwhile. */
const waits = (file: string) => file.includes(join('suites', 'lifecycles'));
/** What looks back on the run comes last. */
const looksBack = (file: string) => file.includes(join('suites', 'end-of-run'));

/** Loads all suites but those that look back: a worker can do so before it knows what to examine. */
export function loadSuites(): void {
  const files = suiteFiles().filter((file) => !looksBack(file));
  for (const file of [...files.filter(waits), ...files.filter((other) => !waits(other))]) loadInTurn(file);
}

/**
 * Takes all suites and properties into one test file of the engine: every test case of the run can be in progress beside
 * every other. Files of their own would be run one after the other, each waiting for its slowest.
 */
export async function takeInSuites(): Promise<void> {
  const run = inject('run');
  if (run) startPulse(run);
  const { description, ownSuites = [] } = run ?? {};
  // What test purposes there are follows from the description, so it has to be there before they are.
  if (description) chooseDescription(description);
  loadSuites();
  for (const file of ownSuites) await import(file);
  for (const file of suiteFiles().filter(looksBack)) loadInTurn(file);
  const { enterTests } = loadInTurn(new URL('suite.js', import.meta.url)) as typeof import('./suite.js');
  enterTests();
}
