import { once } from 'node:events';
import { BroadcastChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Watchdog } from '../../harness/engine/watchdog.js';
import type { TestCaseResult } from '../../harness/report/run-report.js';
import type { RunSettings } from '../../harness/session/settings.js';
import { WorkNote } from '../../harness/session/work-note.js';

let runs = 0;

/** Words of another thread come at once, but on a busy machine. */
const patience = { timeout: 30_000 };

/** A watchdog over a worker that says only what a test has it say. */
function watched() {
  const exchangesFile = `watchdog-${(runs += 1)}.ndjson`;
  const silences: number[] = [];
  const results: TestCaseResult[] = [];
  const onResult = (result: TestCaseResult) => void results.push(result);
  const dog = new Watchdog({ exchangesFile } as RunSettings, (seconds) => silences.push(seconds), onResult);
  const worker = new BroadcastChannel(`fibre-cafe-conformance pulse ${exchangesFile}`);
  const note = new WorkNote();
  const asked: unknown[] = [];
  worker.onmessage = () => asked.push('to end');
  return {
    dog,
    silences,
    results,
    asked,
    /** The worker shows that it lives, and may note what it begins; waits until that is heard. */
    async says(what?: string) {
      const heard = new BroadcastChannel(`fibre-cafe-conformance pulse ${exchangesFile}`);
      const arrived = once(heard as unknown as EventTarget, 'message');
      if (what !== undefined) note.write(what);
      worker.postMessage({ memory: note.memory });
      await arrived;
      heard.close();
      await vi.waitFor(() => expect(what === undefined || dog.lastWork === what).toBe(true), patience);
    },
    notesOnly: (what: string) => note.write(what),
    comesTo: (result: TestCaseResult) => worker.postMessage({ results: [result] }),
    async notes(sentence: string) {
      worker.postMessage({ notes: [sentence] });
      await vi.waitFor(() => expect(dog.notes).toContain(sentence), patience);
    },
    [Symbol.dispose]() {
      dog.close();
      worker.close();
    },
  };
}

/** Lets seconds pass, in which this process is awake. */
const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);

describe('the watchdog of a run', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('says once that the worker answers nothing for a minute, and what it worked on', async () => {
    using run = watched();
    await run.says('create-problem.plain');
    pass(59);
    expect(run.silences).toEqual([]);
    pass(1);
    expect([run.silences, run.dog.lastWork]).toEqual([[60], 'create-problem.plain']);
    pass(300);
    expect(run.silences).toEqual([60]);
  });

  test('is quiet while the worker shows that it lives', async () => {
    using run = watched();
    await run.says('quote.plain');
    for (let round = 0; round < 4; round++) {
      pass(50);
      await run.says('quote.plain');
      await run.says();
    }
    expect([run.silences, run.dog.lastWork]).toEqual([[], 'quote.plain']);
  });

  test('is quiet while a worker that cannot say anything notes what it does', async () => {
    using run = watched();
    await run.says('quote.plain');
    for (let round = 0; round < 4; round++) {
      pass(50);
      run.notesOnly(`exchange ${round}`);
    }
    expect([run.silences, run.dog.lastWork]).toEqual([[], 'exchange 3']);
  });

  test('waits for as long as the worker takes to start', () => {
    using run = watched();
    pass(600);
    expect(run.silences).toEqual([]);
  });

  test('does not count the time in which this process itself was stopped', async () => {
    using run = watched();
    await run.says('quote.plain');
    for (let stop = 0; stop < 30; stop++) {
      // The clock jumps, as it does for a process that was stopped in between.
      const jumped = vi.spyOn(performance, 'now').mockImplementation(() => (stop + 1) * 10_000);
      pass(1);
      jumped.mockRestore();
    }
    expect(run.silences).toEqual([]);
  });

  test('asks the worker to end the run, and waits five seconds from then on', async () => {
    using run = watched();
    await run.says('quote.plain');
    run.dog.endRun();
    pass(4);
    expect(run.silences).toEqual([]);
    pass(1);
    expect(run.silences).toEqual([5]);
    await vi.waitFor(() => expect(run.asked).toEqual(['to end']), patience);
  });

  test('passes on what test cases came to, as soon as the worker says it', async () => {
    using run = watched();
    await run.says('quote.plain');
    run.comesTo({ id: 'quote.plain' } as TestCaseResult);
    await vi.waitFor(() => expect(run.results).toEqual([{ id: 'quote.plain' }]), patience);
    expect(run.dog.lastWork).toBe('quote.plain');
  });

  test('keeps what the worker says about the run as a whole', async () => {
    using run = watched();
    await run.says('quote.plain');
    await run.notes('Somebody else posts here.');
    expect([run.dog.notes, run.dog.lastWork]).toEqual([['Somebody else posts here.'], 'quote.plain']);
  });

  test('asks a worker that is still starting once that listens', async () => {
    using run = watched();
    run.dog.endRun();
    await vi.waitFor(() => expect(run.asked).toEqual(['to end']), patience);
    await run.says('quote.plain');
    await vi.waitFor(() => expect(run.asked).toEqual(['to end', 'to end']), patience);
    await run.says('quote.tv');
    expect(run.asked).toHaveLength(2);
  });

  test('says nothing once it is closed', async () => {
    using run = watched();
    await run.says('quote.plain');
    run.dog.close();
    pass(600);
    expect(run.silences).toEqual([]);
  });
});
