import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Redactor } from '../../harness/report/redaction.js';

const secret = 'p/a s+s"w=örd';

describe('a redactor', () => {
  const redactor = new Redactor([secret]);

  test.each([
    ['as it is', secret],
    ['URL-encoded', encodeURIComponent(secret)],
    ['URL-encoded in lower case', encodeURIComponent(secret).toLowerCase()],
    ['as a form has it', new URLSearchParams({ a: secret }).toString()],
    ['in Base64', Buffer.from(secret).toString('base64')],
    ['as a JSON string', JSON.stringify(secret)],
    ['in the middle of other text', `before ${secret} between ${secret} after`],
  ])('removes a secret %s', (_, text) => {
    const clean = redactor.text(text);
    expect(clean).toContain('[redacted]');
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
      expect(clean).not.toContain(form);
    expect(redactor.hides(text)).toBe(true);
  });

  test.each<[string, string]>([
    ['hex', Buffer.from(secret).toString('hex')],
    ['hex in upper case', Buffer.from(secret).toString('hex').toUpperCase()],
    ['Base64 for URLs', Buffer.from(secret).toString('base64url')],
    ['Base64 in a URL', encodeURIComponent(Buffer.from(secret).toString('base64'))],
    ['JSON that escapes slashes and all but ASCII', JSON.stringify(secret).replace('/', '\\/').replace('ö', '\\u00f6')],
    ['HTML', secret.replace('"', '&quot;')],
  ])('removes a secret in %s', (_, text) => {
    expect(redactor.text(`before ${text} after`).replaceAll('"', '')).toBe('before [redacted] after');
  });

  test.each(['id:', 'client-id:', 'Bearer ', 'Basic x', 'aa'])(
    'removes a secret from the Base64 of a text in which it follows %s',
    (before) => {
      for (const after of ['', 'x', 'yy', 'zzz'])
        for (const encoding of ['base64', 'base64url'] as const) {
          const whole = Buffer.from(`${before}${secret}${after}`).toString(encoding);
          const clean = redactor.text(whole);
          expect(clean).toContain('[redacted]');
          const left = clean.replace('[redacted]', '');
          // What stands beside the secret, and the characters at its edges that are shared with it.
          expect(left.length).toBeLessThanOrEqual(Math.ceil(((before.length + after.length) * 8) / 6) + 6);
        }
    },
  );

  test('leaves other text alone', () => {
    expect(redactor.text('nothing to hide')).toBe('nothing to hide');
    expect(redactor.hides('nothing to hide')).toBe(false);
  });

  test('removes a secret that begins with another one as a whole', () => {
    const clean = new Redactor(['demo', 'demo-token-5678']).text('Bearer demo-token-5678');
    expect(clean).toBe('Bearer [redacted]');
  });

  test('removes the beginning of a secret where a text was shortened, and no other beginning', () => {
    const one = new Redactor(['canary-1234']);
    expect(one.text('you said canary-12… and canary-12')).toBe('you said [redacted]… and canary-12');
    expect(one.text('a canary… or can…')).toBe('a [redacted]… or can…');
  });

  test('removes a secret from JSON that is quoted in JSON', () => {
    expect(redactor.text(JSON.stringify(JSON.stringify({ secret })))).not.toContain('a s+s');
  });

  test('learns secrets as it goes', () => {
    const growing = new Redactor([]);
    expect(growing.text('late-secret')).toBe('late-secret');
    growing.add('late-secret');
    expect(growing.text('late-secret')).toBe('[redacted]');
  });

  test('keeps text readable where a secret is very short, yet knows that it hides it', () => {
    const short = new Redactor(['abc', '']);
    expect(short.text('abc of alphabets')).toBe('abc of alphabets');
    expect(short.hides('Bearer abc')).toBe(true);
    expect(short.hides('Bearer xyz')).toBe(false);
    expect(new Redactor(['']).hides('anything')).toBe(false);
  });

  test.each(['Authorization', 'authorization', 'PROXY-AUTHORIZATION', 'Cookie', 'Set-Cookie'])(
    'removes the whole value of %s',
    (name) => expect(redactor.headers([[name, 'unknown to the redactor']])).toEqual([[name, '[redacted]']]),
  );

  test('cleans other headers without changing their names or order', () => {
    expect(
      redactor.headers([
        ['X-B', `echo ${secret}`],
        ['x-a', 'plain'],
      ]),
    ).toEqual([
      ['X-B', 'echo [redacted]'],
      ['x-a', 'plain'],
    ]);
  });

  test('cleans every string of plain data, and nothing else', () => {
    const data = { a: [secret, 1, null, { b: `x${secret}` }], c: true, d: undefined };
    expect(redactor.data(data)).toEqual({ a: ['[redacted]', 1, null, { b: 'x[redacted]' }], c: true, d: undefined });
    expect(data.a[0]).toBe(secret);
  });

  test('lets no secret through, whatever it is and wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 4, maxLength: 20, unit: 'grapheme' }), { minLength: 1, maxLength: 4 }),
        fc.string({ unit: 'grapheme' }),
        fc.nat(),
        (secrets, around, pick) => {
          const hidden = secrets[pick % secrets.length] as string;
          fc.pre(
            !'[redacted]'.includes(hidden) && !around.includes('[') && !secrets.some((s) => '[redacted]'.includes(s)),
          );
          const clean = new Redactor(secrets).text(`${around}|${hidden}|${around}`);
          for (const each of secrets) expect(clean.replaceAll('[redacted]', '\u0000')).not.toContain(each);
        },
      ),
    );
  });
});
