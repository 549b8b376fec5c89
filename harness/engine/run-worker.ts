import type { PoolOptions, PoolRunnerInitializer, PoolWorker, ThreadsPoolWorker, WorkerRequest } from 'vitest/node';

type Listener = (argument: unknown) => void;

/**
 * The thread that the suites run in. It may clean up for as long as it takes, and can be ended at any moment, whatever it
 * is busy with; the engine's own can do neither.
 */
export class RunWorker {
  #thread: Thread | undefined;

  /** @param onBreakOff called when it has ended before it had cleaned up: the engine may go on to wait for it */
  constructor(
    private readonly kind: typeof ThreadsPoolWorker,
    private readonly onBreakOff: () => void,
  ) {}

  /** What the engine is given in place of the name of one of its own pools. */
  readonly pool: PoolRunnerInitializer = {
    name: 'run',
    createPoolWorker: (options: PoolOptions) => (this.#thread = new Thread(new this.kind(options), this.onBreakOff)),
  };

  /** Whether it ended before it had cleaned up. */
  get brokeOff(): boolean {
    return this.#thread?.brokeOff ?? false;
  }

  /** Ends it at once. */
  async end(): Promise<void> {
    await this.#thread?.end();
  }
}

class Thread implements PoolWorker {
  readonly name = 'run';
  readonly #listeners = new Set<Listener>();
  readonly #ended: Promise<void>;
  #farewell: WorkerRequest | undefined;
  #cleanedUp = false;
  #exited = false;
  #exit: () => void = () => undefined;

  constructor(
    private readonly thread: ThreadsPoolWorker,
    private readonly onBreakOff: () => void,
  ) {
    this.#ended = new Promise((resolve) => (this.#exit = resolve));
  }

  get brokeOff(): boolean {
    return this.#exited && !this.#cleanedUp;
  }

  async start(): Promise<void> {
    await this.thread.start();
    this.thread.on('exit', () => {
      this.#exited = true;
      this.#exit();
      if (this.brokeOff) this.onBreakOff();
    });
  }

  on(event: string, listener: Listener): void {
    if (event === 'message') this.#listeners.add(listener);
    this.thread.on(event, listener);
  }

  off(event: string, listener: Listener): void {
    if (event === 'message') this.#listeners.delete(listener);
    if (!this.#exited) this.thread.off(event, listener);
  }

  /** The engine gives a worker a minute for its clean-up: it gets 'stopped' at once, and waits in `stop` instead. */
  send(message: WorkerRequest): void {
    if (message.type !== 'stop') return this.#exited ? undefined : this.thread.send(message);
    this.#farewell = message;
    const stopped = { type: 'stopped', __vitest_worker_response__: true };
    for (const listener of this.#listeners) listener(stopped);
  }

  async stop(): Promise<void> {
    if (this.#farewell && !this.#exited) await Promise.race([this.#cleanUp(this.#farewell), this.#ended]);
    await this.end();
  }

  async end(): Promise<void> {
    if (this.#exited) return;
    await this.thread.stop();
    await this.#ended;
  }

  deserialize(data: unknown): unknown {
    return this.thread.deserialize(data);
  }

  #cleanUp(farewell: WorkerRequest): Promise<void> {
    return new Promise((resolve) => {
      this.thread.on('message', (message: { readonly type?: unknown }) => {
        if (message.type !== 'stopped') return;
        this.#cleanedUp = true;
        resolve();
      });
      this.thread.send(farewell);
    });
  }
}
