import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../contract/package-root.js';
import type { TrafficJudgement } from '../../harness/traffic/judgement.js';
import { smallProblem } from '../simulator/requests.js';
import { answerTo, cancellation, entry, har, server } from '../traffic/captures.js';
import { cli, newFolder } from './cli.js';

const judge = (file: string, ...args: readonly string[]) => cli(['judge', file, '--server', server, ...args]);

const validate = (() => {
  const schema = readFileSync(join(packageRoot, 'harness/traffic/traffic-judgement.schema.json'), 'utf8');
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  return ajv.compile<TrafficJudgement>(JSON.parse(schema) as object);
})();

const withoutReference = entry({ answered: answerTo(smallProblem(), { supplierReference: undefined }) });

describe('the exit code', () => {
  test('is 0 when no violation is seen', async () => {
    const { code, stdout, stderr } = await judge(har([entry()]));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^NO VIOLATION OBSERVED in 1 answer and 0 KCIs about 1 of 13 operations\. That is not/);
    expect(stdout).toMatch(/^POST \/quote +no traffic$/m);
  });

  test('is 1 when a MUST is, which is shown', async () => {
    const { code, stdout } = await judge(har([entry({ answerHeaders: { 'X-Request-ID': undefined } })]));
    expect(code).toBe(1);
    expect(stdout).toMatch(/^VIOLATION OBSERVED: 1 violated MUST in 1 answer/);
    expect(stdout).toMatch(/^FAIL API-REQUEST-ID \(MUST\) in POST \/service-problems\n {2}demands/m);
    expect(stdout).toMatch(/once: \S+traffic\.har entry 1 of\s+2026-05-04T09:00:00\.000Z/);
  });

  test('is 0 when only a SHOULD is, and 1 with --strict', async () => {
    const file = har([withoutReference]);
    const [lenient, strict] = await Promise.all([judge(file), judge(file, '--strict')]);
    expect([lenient.code, strict.code]).toEqual([0, 1]);
    expect(lenient.stdout).toMatch(/^VIOLATION OBSERVED: 1 violated SHOULD/);
    expect(lenient.stdout).toMatch(/^WARN SP-CREATE-REFERENCE/m);
  });

  test('is 3 when nothing matched, with the hosts that are there', async () => {
    const { code, stdout } = await judge(har([entry({ url: 'https://other.example.net/v1/quote' })]));
    expect(code).toBe(3);
    expect(stdout.replaceAll('\n', ' ')).toMatch(
      /^NO TRAFFIC: no entry of 1 is an answer of https:\/\/api\.example\.net\/v1 .* go to https:\/\/other\.example\.net\./,
    );
    expect((await judge(har([]))).code).toBe(3);
  });
});

describe('the judgement', () => {
  const capture = () => [entry(), withoutReference, cancellation(61, 1, { at: 1 }), cancellation(62, 1, { at: 2 })];

  test('follows its schema, in a file and on the terminal, and is for its owner alone', async () => {
    const out = newFolder();
    const { stdout, code } = await judge(har(capture()), '--reporter', 'json', '--out', out);
    expect(code).toBe(0);
    const file = join(out, 'judgement.json');
    const judgement = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    expect(validate(judgement), JSON.stringify(validate.errors)).toBe(true);
    expect(JSON.parse(stdout)).toEqual(judgement);
    expect(judgement).toMatchObject({ kind: 'traffic-judgement', verdict: 'violation-observed' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(out, 'judgement.txt'), 'utf8')).toContain('SP-CANCEL-TWICE');
  });

  test('has no personal data unless they are asked for', async () => {
    const answered = answerTo(smallProblem(), { primaryContact: { name: 'Jane Smith', phoneNumber: '07700 900123' } });
    const file = har([entry({ answered })]);
    const [usual, shown] = await Promise.all([judge(file), judge(file, '--show-values')]);
    expect(usual.stdout).not.toMatch(/Smith|07700/);
    expect(shown.stdout).toContain('Jane Smith');
  });

  test('is refused where a report of a run is wanted', async () => {
    const out = newFolder();
    await judge(har(capture()), '--out', out);
    const file = join(out, 'judgement.json');
    for (const args of [
      ['report', file],
      ['replay', file, 'create-problem.plain'],
      ['run', '--reference', '--last-failed', file],
    ]) {
      const { code, stderr } = await cli(args);
      expect({ code, args }).toEqual({ code: 2, args });
      expect(stderr).toMatch(/no report of a run/);
    }
  });

  test('what steers a terminal in a capture does not', async () => {
    const answered = answerTo(smallProblem(), { notes: '\u001B[2J##vso[task.complete]' });
    const { stdout } = await judge(har([entry({ answered })], '\u001B[2J'), '--show-values');
    expect(stdout).not.toContain('\u001B');
    expect(stdout).not.toContain('##vso');
  });
});
