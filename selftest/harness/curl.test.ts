import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { curlOf } from '../../harness/report/curl.js';
import type { Headers } from '../../harness/report/exchange.js';
import { Redactor } from '../../harness/report/redaction.js';

const redactor = new Redactor(['real-credentials']);

function commandOf(headers: Headers, body?: string): string {
  const request = {
    method: 'POST',
    url: 'http://127.0.0.1/service-problems',
    headers,
    ...(body !== undefined && { body }),
  };
  return curlOf({ request }, redactor);
}

/** The words that a shell makes of a command, FCC_TOKEN being `from-environment`. */
function wordsOf(command: string): string[] {
  const script = `curl() { printf '%s\\0' curl "$@"; }; ${command}`;
  const output = execFileSync('sh', ['-c', script], { env: { FCC_TOKEN: 'from-environment' }, encoding: 'utf8' });
  return output.split('\0').slice(0, -1);
}

describe('the shell command of a request', () => {
  test('means the very request', () => {
    const body = `{"notes":"It's \\"down\\", $HOME \`id\` \\\\ !"}`;
    expect(wordsOf(commandOf([['Tenant', "O'Neil"]], body))).toEqual([
      'curl',
      '-i',
      '-X',
      'POST',
      'http://127.0.0.1/service-problems',
      '-H',
      "Tenant: O'Neil",
      '--data-raw',
      body,
    ]);
  });

  test('takes a token in the query string from the environment, and one by another name from that', () => {
    const request = { method: 'GET', url: 'http://127.0.0.1/x?a=1&access_token=real-credentials&b=2', headers: [] };
    expect(wordsOf(curlOf({ request }, redactor)).at(-1)).toBe(
      'http://127.0.0.1/x?a=1&access_token=from-environment&b=2',
    );
    const naming = new Redactor([]);
    naming.name('old-credentials', 'FCC_EXPIRED_TOKEN');
    const headers = [['Authorization', 'Bearer old-credentials']] as const;
    const command = curlOf({ request: { ...request, url: 'http://127.0.0.1/x', headers } }, naming);
    expect(command).toContain('-H "Authorization: Bearer $FCC_EXPIRED_TOKEN"');
  });

  test('has no body where the request has none, and an empty one where it is empty', () => {
    expect(commandOf([])).not.toContain('--data');
    expect(wordsOf(commandOf([], '')).slice(-2)).toEqual(['--data-raw', '']);
  });

  test.each(['Authorization', 'authorization'])('takes real credentials from the environment (%s)', (name) => {
    const command = commandOf([[name, 'Bearer real-credentials']]);
    expect(command).not.toContain('real-credentials');
    expect(command).toContain('$FCC_TOKEN');
    expect(wordsOf(command).at(-1)).toBe(`${name}: Bearer from-environment`);
  });

  test('shows made-up credentials as they were sent', () => {
    expect(wordsOf(commandOf([['Authorization', 'Bearer made-up']])).at(-1)).toBe('Authorization: Bearer made-up');
    expect(wordsOf(commandOf([['Authorization', 'Bearer']])).at(-1)).toBe('Authorization: Bearer');
  });

  test('hides a short real token too', () => {
    const request = { method: 'GET', url: 'http://x/', headers: [['Authorization', 'Bearer x1']] as const };
    expect(curlOf({ request }, new Redactor(['x1']))).not.toContain('x1');
  });

  test('hides real credentials that come up elsewhere, even those with a quote in them', () => {
    const quoted = new Redactor(["it's-secret"]);
    const request = { method: 'GET', url: 'http://x/', headers: [['Tenant', "it's-secret"]] as const };
    expect(curlOf({ request }, quoted)).not.toContain('-secret');
  });

  test('survives any text', () => {
    fc.assert(
      fc.property(
        // A command line has no place for NUL.
        fc.array(
          fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
          { minLength: 1, maxLength: 5 },
        ),
        (texts) => {
          const words = wordsOf(
            commandOf(
              texts.map((text) => ['X', text] as const),
              texts.join(''),
            ),
          );
          expect(words.filter((word) => word.startsWith('X: '))).toEqual(texts.map((text) => `X: ${text}`));
          expect(words.at(-1)).toBe(texts.join(''));
        },
      ),
      { numRuns: 25 },
    );
  });
});
