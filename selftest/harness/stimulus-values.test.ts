import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filledUrl, shellCommand } from '../../harness/given/stimulus-values.js';
import { NotRun } from '../../harness/report/signals.js';

const hostile = [
  '$(touch owned)',
  '`touch owned`',
  "'; touch owned; '",
  '"; touch owned; "',
  '\'"$(touch owned)"\'',
  '\\"; touch owned #',
  '& touch owned',
  '\n touch owned\n',
  '${IFS}*',
  '*',
  ' two  words ',
  '',
];

const places = [
  'printf %s {supplierReference}',
  'printf %s "{supplierReference}"',
  "printf %s '{supplierReference}'",
  'printf %s "$(printf %s {supplierReference})"',
  'printf %s "$(printf %s "{supplierReference}")"',
  'printf %s "\\"" >/dev/null; printf %s "{supplierReference}"',
];

describe('the command of a stimulus', () => {
  let folder = '';
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'fcc-stimulus-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function run(command: string, supplierReference: string): string {
    const { text, env } = shellCommand('holdServiceProblem', command, { id: '7', supplierReference });
    return execFileSync('sh', ['-c', text], { cwd: folder, env: { ...process.env, ...env }, encoding: 'utf8' });
  }

  test.each(places)('%s gets any reference as it is, and runs none of it', (command) => {
    for (const reference of hostile) {
      // A command substitution drops the line breaks at its end.
      const expected = command.includes('$(') ? reference.replace(/\n+$/, '') : reference;
      expect(run(command, reference)).toBe(expected);
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  test('runs nothing where its quotes cannot be followed', () => {
    for (const command of ["# don't\nprintf %s {supplierReference}", 'cat <<END\n{supplierReference}\nEND'])
      for (const reference of hostile.slice(0, 6)) run(command, reference);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    "sh -c 'echo {supplierReference}'",
    'ssh host "hold {supplierReference}"',
    'eval hold {supplierReference}',
  ])('%s, which has a second shell, gets plain references only', (command) => {
    expect(shellCommand('holdServiceProblem', command, { id: '7', supplierReference: 'SP_7-a.b' }).text).toContain(
      'STIMULUS_SUPPLIER_REFERENCE',
    );
    expect(() => run(command, '$(touch owned)')).toThrow(
      'The stimulus holdServiceProblem was not sent: the supplier\'s reference "$(touch owned)" would be read as shell text by a second shell',
    );
  });

  test('finds the values in its environment too', () => {
    expect(run('printf "$STIMULUS_ID $STIMULUS_SUPPLIER_REFERENCE"', 'SP_7')).toBe('7 SP_7');
  });
});

describe('the URL of a stimulus', () => {
  const fill = (template: string, supplierReference: string) =>
    filledUrl('holdServiceProblem', template, { id: '7', supplierReference });

  test.each([
    ['SP_7', 'http://h/hold/SP_7?id=7'],
    ['../../x', 'http://h/hold/..%2F..%2Fx?id=7'],
    ['a?b=c&d#e', 'http://h/hold/a%3Fb%3Dc%26d%23e?id=7'],
    ['\ud800', 'http://h/hold/%EF%BF%BD?id=7'],
  ])('holds %j encoded', (reference, url) => {
    expect(fill('http://h/hold/{supplierReference}?id={id}', reference)).toBe(url);
  });

  test.each([
    ['http://h/hold/{supplierReference}', '..'],
    ['http://h/hold/{supplierReference}', '.'],
    ['http://h/hold/{supplierReference}/now', '..'],
    ['http://{supplierReference}/hold', 'elsewhere.example'],
    ['http://h:{supplierReference}/hold', '81'],
    ['http://{supplierReference}@h/hold', 'somebody'],
    ['http://h/hold?{supplierReference}=1', 'other'],
  ])('%s refuses %j, which would change more than a value', (template, reference) => {
    expect(() => fill(template, reference)).toThrow(NotRun);
  });
});
