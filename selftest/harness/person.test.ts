import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { askOperator } from '../../bin/terminal/operator.js';
import { answerFor } from '../../harness/session/operator.js';
import { Excluded } from '../../harness/report/signals.js';
import { stimulate } from '../../harness/given/stimulus.js';
import { openSession } from './sessions.js';

const manual = { stimuli: { holdServiceProblem: { manual: 'Put {supplierReference} (ours: {id}) on hold.' } } };
const problem = { id: 7, supplierReference: 'SP_7' };

/** Somebody who answers, and the sentences that were put to them. */
function somebody(answer: (text: string) => boolean | Promise<boolean>) {
  const asked: string[] = [];
  const line = answerFor(async (text) => {
    asked.push(text);
    return answer(text);
  });
  return { asked, [Symbol.dispose]: () => line.close() };
}

describe('a stimulus that needs a person', () => {
  test('is shown to the operator, with the references filled in, and waited for', async () => {
    await using run = await openSession('http://127.0.0.1:9', { attended: true }, manual);
    using person = somebody(() => true);

    await stimulate(run.session, 'holdServiceProblem', problem);

    expect(person.asked).toEqual(['Put SP_7 (ours: 7) on hold.']);
  });

  test('that is skipped leaves the test case out by choice', async () => {
    await using run = await openSession('http://127.0.0.1:9', { attended: true }, manual);
    using _ = somebody(() => false);

    await expect(stimulate(run.session, 'holdServiceProblem', problem)).rejects.toThrow(
      new Excluded('The stimulus holdServiceProblem was skipped (Put SP_7 (ours: 7) on hold.).', 'operator', {
        key: 'stimuli.holdServiceProblem',
      }),
    );
  });

  test('leaves the test case out where no operator is there', async () => {
    await using run = await openSession('http://127.0.0.1:9', {}, manual);

    await expect(stimulate(run.session, 'holdServiceProblem', problem)).rejects.toThrow(Excluded);
  });

  test('is asked one at a time', async () => {
    await using run = await openSession('http://127.0.0.1:9', { attended: true }, manual);
    let finish: (done: boolean) => void = () => undefined;
    const finished = new Promise<boolean>((resolve) => (finish = resolve));
    using person = somebody((text) => (text.includes('SP_7') ? finished : true));

    const first = stimulate(run.session, 'holdServiceProblem', problem);
    const second = stimulate(run.session, 'holdServiceProblem', { id: 8, supplierReference: 'SP_8' });
    await expect.poll(() => person.asked.length).toBe(1);
    finish(true);
    await Promise.all([first, second]);

    expect(person.asked).toEqual(['Put SP_7 (ours: 7) on hold.', 'Put SP_8 (ours: 8) on hold.']);
  });
});

describe('a question at the terminal', () => {
  test.each([
    ['\n', true],
    ['s\n', false],
    ['Skip\n', false],
  ])('that is answered %j is done: %s', async (typed, done) => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const answer = askOperator('Resolve SP_7.', new AbortController().signal, { input, output });
    input.write(typed);

    expect(await answer).toBe(done);
    expect(String(output.read())).toContain('Resolve SP_7.');
  });

  test('that no one can answer any more is not done', async () => {
    const input = new PassThrough();
    const answer = askOperator('Resolve SP_7.', new AbortController().signal, { input, output: new PassThrough() });
    input.end();

    expect(await answer).toBe(false);
  });

  test('ends with the run', async () => {
    const run = new AbortController();
    const answer = askOperator('Resolve SP_7.', run.signal, { input: new PassThrough(), output: new PassThrough() });
    run.abort();

    expect(await answer).toBe(false);
  });
});
