import { loadInTurn } from './load-in-turn.js';

/** The one file that the engine runs. */
const file = new URL('take-in-suites.js', import.meta.url);
const { takeInSuites } = loadInTurn(file) as typeof import('./take-in-suites.js');
await takeInSuites();
