import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inject } from 'vitest';
import { chooseDescription } from '../../contract/description.js';
import type {} from '../session/settings.js';
import { startPulse } from '../session/pulse.js';
import { suiteFiles } from './suite-files.js';

/**
 * The one file that the engine runs. It imports all suites and properties: every test case of the run can
 * be in progress beside every other: files of their own would be run one after the other, each waiting for its slowest.
 */
const run = inject('run');
if (run) startPulse(run);
const { description, ownSuites = [] } = run ?? {};
// What test purposes there are follows from the description, so it has to be there before they are.
if (description) chooseDescription(description);

/** Test cases that wait for the supplier to act begin first: the others run meanwhile. */
const waits = (file: string) => file.includes(join('suites', 'lifecycles'));
/** What looks back on the run comes last. */
const looksBack = (file: string) => file.includes(join('suites', 'end-of-run'));
const files = suiteFiles();
const [last, others] = [files.filter(looksBack), files.filter((file) => !looksBack(file))];

for (const file of [...others.filter(waits), ...others.filter((other) => !waits(other))])
  await import(pathToFileURL(file).href);
for (const file of ownSuites) await import(file);
for (const file of last) await import(pathToFileURL(file).href);
