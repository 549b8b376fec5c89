import { pathToFileURL } from 'node:url';
import { suiteFiles } from './suite-files.js';

/**
 * The one file that the engine is given. It takes in all suites and properties, so that every test case of the run can
 * be in progress beside every other: files of their own would be run one after the other, each waiting for its slowest.
 */
for (const file of suiteFiles()) await import(pathToFileURL(file).href);
