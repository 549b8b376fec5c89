import { loadInTurn } from './load-in-turn.js';

/**
 * Where the worker of a run begins. What it loads is opened one file after the other: a process can be short of them, and
 * `import` would open all at once.
 */
loadInTurn(new URL('worker-modules.js', import.meta.url));
