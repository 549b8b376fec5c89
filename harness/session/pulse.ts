import { BroadcastChannel } from 'node:worker_threads';
import type { RunSettings } from './settings.js';

/** How often a worker that is not busy shows that it lives. */
export const pulseMs = 1_000;

/** A process can have several runs: each has a line of its own between its worker and the process. */
function lineOf({ exchangesFile }: Pick<RunSettings, 'exchangesFile'>): BroadcastChannel {
  return new BroadcastChannel(`fibre-cafe-conformance pulse ${exchangesFile}`);
}

let line: BroadcastChannel | undefined;
const toldToEnd = new AbortController();

/** Aborted in a worker once the process asks it to end the run. */
export const endOfRun: AbortSignal = toldToEnd.signal;

/** From now on this worker shows that it lives, and hears when the run is to end. */
export function startPulse(run: RunSettings): void {
  line = lineOf(run);
  line.onmessage = () => toldToEnd.abort();
  line.unref();
  setInterval(() => line?.postMessage(undefined), pulseMs).unref();
  line.postMessage(undefined);
}

/** Says what is about to be worked on, so that it is known if that never ends. Outside a worker no one listens. */
export function atWorkOn(what: string): void {
  line?.postMessage(what);
}

/** The process's end of the line to the worker of a run. */
export interface PulseLine {
  /** Asks the worker to end the run. */
  tellToEnd(): void;
  close(): void;
}

/** Hears the worker of a run until it is closed: a text when it begins something, undefined when it only lives. */
export function hearPulse(run: RunSettings, heard: (what: string | undefined) => void): PulseLine {
  const listening = lineOf(run);
  listening.onmessage = (event) => heard((event as MessageEvent).data as string | undefined);
  listening.unref();
  return { tellToEnd: () => listening.postMessage(undefined), close: () => listening.close() };
}
