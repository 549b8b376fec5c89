import { BroadcastChannel } from 'node:worker_threads';
import type { TestCaseResult } from '../report/run-report.js';
import type { RunSettings } from './settings.js';
import { WorkNote } from './work-note.js';

/** How often a worker that is not busy shows that it lives. */
export const pulseMs = 1_000;

/** A process can have several runs: each has a line of its own between its worker and the process. */
function lineOf({ exchangesFile }: Pick<RunSettings, 'exchangesFile'>): BroadcastChannel {
  return new BroadcastChannel(`fibre-cafe-conformance pulse ${exchangesFile}`);
}

let line: BroadcastChannel | undefined;
let note: WorkNote | undefined;
const toldToEnd = new AbortController();

/** Aborted in a worker once the process asks it to end the run. */
export const endOfRun: AbortSignal = toldToEnd.signal;

/** From now on this worker shows that it lives, and hears when the run is to end. */
export function startPulse(run: RunSettings): void {
  line = lineOf(run);
  note = new WorkNote();
  line.onmessage = () => toldToEnd.abort();
  line.unref();
  setInterval(() => line?.postMessage({}), pulseMs).unref();
  line.postMessage({ memory: note.memory });
}

/** Says what is about to be worked on, so that it is known if that never ends. Outside a worker no one listens. */
export function atWorkOn(what: string): void {
  note?.write(what);
}

/** Says what is worth knowing of the run as a whole. Outside a worker no one listens. */
export function tellOfRun(notes: readonly string[]): void {
  if (notes.length > 0) line?.postMessage({ notes });
}

/** What test cases came to that was not said yet. */
let unsaid: TestCaseResult[] = [];

/**
 * Says what a test case came to: the engine can be late with it, or lose it with its worker. What several came to in one
 * turn of the event loop is said at once, since each message wakes the process.
 */
export function decided(result: TestCaseResult): void {
  if (!line) return;
  if (unsaid.length === 0) setImmediate(sayDecided);
  unsaid.push(result);
}

function sayDecided(): void {
  line?.postMessage({ results: unsaid });
  unsaid = [];
}

/**
 * What a worker says: where it notes what it works on, what test cases came to, or what is worth knowing of the run;
 * nothing when it only shows that it lives.
 */
export interface WorkerWord {
  readonly results?: readonly TestCaseResult[];
  readonly memory?: SharedArrayBuffer;
  readonly notes?: readonly string[];
}

/** The process's end of the line to the worker of a run. */
export interface PulseLine {
  /** Asks the worker to end the run. */
  tellToEnd(): void;
  close(): void;
}

/** Hears the worker of a run until it is closed. */
export function hearPulse(run: RunSettings, heard: (word: WorkerWord) => void): PulseLine {
  const listening = lineOf(run);
  listening.onmessage = (event) => heard((event as MessageEvent).data as WorkerWord);
  listening.unref();
  return { tellToEnd: () => listening.postMessage(undefined), close: () => listening.close() };
}
