import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PoolRunnerInitializer, PoolWorker, WorkerRequest } from 'vitest/node';
import type { RunSettings } from '../session/settings.js';

type Listener = (argument: unknown) => void;

interface WorkerObserver {
  /** Called once the engine uses the thread, which takes a while to load the suites then. */
  onStart(): void;
  /** Called when it has ended before it had cleaned up: the engine may go on to wait for it. */
  onBreakOff(): void;
}

/**
 * The thread that the suites run in. It begins at once, and loads what it needs while the engine is loaded. It may clean
 * up for as long as it takes, and can be ended at any moment, whatever it is busy with; the engine's own can do neither.
 */
export class RunWorker implements PoolWorker {
  readonly name = 'run';
  readonly #thread: Worker;
  readonly #listeners = new Set<Listener>();
  readonly #ended: Promise<void>;
  #farewell: WorkerRequest | undefined;
  #isUsed = false;
  #cleanedUp = false;
  #exited = false;
  #failure: unknown;
  #observer: WorkerObserver | undefined;

  /** @param loadsSuites whether it loads the suites before it is used, as they are for the description that ships */
  constructor(readonly loadsSuites = false) {
    // A run is driven by settings alone: nothing of the process that it is started in may reach it, its options neither.
    const { VITEST: _, ...env } = process.env;
    this.#thread = new Worker(fileURLToPath(new URL('worker.js', import.meta.url)), {
      env,
      execArgv: [],
      workerData: loadsSuites && 'ahead',
    });
    this.#thread.unref();
    this.#thread.on('error', (failure) => (this.#failure ??= failure));
    this.#ended = new Promise((resolve) => {
      this.#thread.once('exit', () => {
        this.#exited = true;
        resolve();
        if (this.brokeOff) this.#observer?.onBreakOff();
      });
    });
  }

  /** What the engine is given in place of the name of one of its own pools. */
  poolFor(observer: WorkerObserver): PoolRunnerInitializer {
    this.#observer = observer;
    this.#thread.ref();
    return { name: this.name, createPoolWorker: () => this };
  }

  /** Whether it ended before it had cleaned up. */
  get brokeOff(): boolean {
    return this.#isUsed && this.#exited && !this.#cleanedUp;
  }

  start(): Promise<void> {
    if (this.#exited)
      return Promise.reject(new Error('The worker of the run did not begin.', { cause: this.#failure }));
    this.#isUsed = true;
    this.#observer?.onStart();
    return Promise.resolve();
  }

  on(event: string, listener: Listener): void {
    if (event === 'message') this.#listeners.add(listener);
    this.#thread.on(event, listener);
  }

  off(event: string, listener: Listener): void {
    if (event === 'message') this.#listeners.delete(listener);
    this.#thread.off(event, listener);
  }

  /** The engine gives a worker a minute for its clean-up: it gets 'stopped' at once, and waits in `stop` instead. */
  send(message: WorkerRequest): void {
    if (message.type !== 'stop') return this.#thread.postMessage(message);
    this.#farewell = message;
    const stopped = { type: 'stopped', __vitest_worker_response__: true };
    for (const listener of this.#listeners) listener(stopped);
  }

  async stop(): Promise<void> {
    if (this.#farewell && !this.#exited) await Promise.race([this.#cleanUp(this.#farewell), this.#ended]);
    await this.end();
  }

  /** Ends it at once. */
  async end(): Promise<void> {
    if (this.#exited) return;
    await this.#thread.terminate();
    await this.#ended;
  }

  deserialize(data: unknown): unknown {
    return data;
  }

  #cleanUp(farewell: WorkerRequest): Promise<void> {
    return new Promise((resolve) => {
      this.#thread.on('message', (message: { readonly type?: unknown }) => {
        if (message.type !== 'stopped') return;
        this.#cleanedUp = true;
        resolve();
      });
      this.#thread.postMessage(farewell);
    });
  }
}

let ahead: RunWorker | undefined;

/**
 * Begins the worker of the next run of this process, so that it loads while everything else is. It keeps no process alive.
 * @param loadsSuites whether it loads the suites too: for nothing, if the run has another description
 */
export function beginWorker(loadsSuites: boolean): void {
  ahead ??= new RunWorker(loadsSuites);
}

/** The worker of a run: the one that has begun, if any has, unless there is another description than what it has loaded. */
export function nextWorker({ description }: Pick<RunSettings, 'description'>): RunWorker {
  const begun = ahead;
  ahead = undefined;
  if (begun && !(begun.loadsSuites && description)) return begun;
  void begun?.end();
  return new RunWorker();
}
