/**
 * What the worker of a run loads while the engine is still loaded elsewhere: what the engine needs in a worker, and what
 * every run needs as well.
 */
import 'vitest';
import { parentPort, workerData } from 'node:worker_threads';
import { init, runBaseTests, setupEnvironment } from 'vitest/worker';
import 'ajv/dist/2020.js';
import 'ajv-formats';
import 'fast-check';
import '../authoring/for-all.js';
import '../given/given.js';
import '../session/session.js';
import { loadSuites } from './take-in-suites.js';

if (!parentPort) throw new Error('This is the worker of a run.');
const port = parentPort;

init({
  post: (response) => port.postMessage(response),
  on: (callback) => port.on('message', callback),
  off: (callback) => port.off('message', callback),
  teardown: () => port.removeAllListeners('message'),
  runTests: (state, traces) => runBaseTests('run', state, traces),
  collectTests: (state, traces) => runBaseTests('collect', state, traces),
  setup: (context) => setupEnvironment({ ...context, config: withoutHooks(context.config) }),
});

// What is asked of it meanwhile waits.
if (workerData === 'ahead') loadSuites();

type Config = Parameters<typeof setupEnvironment>[0]['config'];

/** The engine would have another thread resolve every import, so that a file can be imported twice: none is here. */
function withoutHooks(config: Config): Config {
  return { ...config, experimental: { ...config.experimental, viteModuleRunner: true } };
}
