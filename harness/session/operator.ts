/** A question to the operator at the terminal, and the answer to it. */
type Message =
  | { readonly kind: 'question'; readonly id: number; readonly text: string }
  | { readonly kind: 'answer'; readonly id: number; readonly done: boolean };

/** The suites run in a worker, and the terminal belongs to the process: this is their line to each other. */
const channelName = 'fibre-cafe-conformance operator';

/** Asks the operator who watches a run to do something, one thing at a time. */
export class Operator {
  readonly #channel = new BroadcastChannel(channelName);
  readonly #waiting = new Map<number, (done: boolean) => void>();
  #asked = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor() {
    this.#channel.onmessage = (event) => {
      const message = (event as MessageEvent).data as Message;
      if (message.kind === 'answer') this.#waiting.get(message.id)?.(message.done);
    };
  }

  /** Whether it was done: waits until the operator says so, or that it cannot be done. */
  ask(text: string): Promise<boolean> {
    const answer = this.#last.then(() => this.#ask(text));
    this.#last = answer;
    return answer;
  }

  close(): void {
    for (const answer of this.#waiting.values()) answer(false);
    this.#channel.close();
  }

  #ask(text: string): Promise<boolean> {
    const id = ++this.#asked;
    return new Promise<boolean>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#channel.postMessage({ kind: 'question', id, text } satisfies Message);
    }).finally(() => this.#waiting.delete(id));
  }
}

/** Answers the questions of a run that goes on in a worker of this process, until it is closed. */
export function answerFor(answer: (text: string) => Promise<boolean>): { close(): void } {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = (event) => {
    const message = (event as MessageEvent).data as Message;
    if (message.kind !== 'question') return;
    void answer(message.text).then((done) => {
      channel.postMessage({ kind: 'answer', id: message.id, done } satisfies Message);
    });
  };
  return { close: () => channel.close() };
}
