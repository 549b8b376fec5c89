import { expect, test } from 'vitest';
import { secretsIn } from '../../harness/report/secrets/of-tokens.js';
import { processorMsOf } from '../own-time.js';

test.each<[string, string, readonly string[]]>([
  ['JSON', '{"access_token":"a1b2c3d4","token_type":"Bearer","expires_in":3600}', ['a1b2c3d4']],
  ['JSON with escapes', '{"refresh_token":"a\\/b1"}', ['a/b1']],
  ['JSON that breaks off', '{"access_token":"a1b2c3d4","id_token":"xyz98', ['a1b2c3d4', 'xyz98']],
  ['a form', 'access_token=a1b2c3d4&token_type=bearer', ['a1b2c3d4']],
  [
    'a JSON Web Token, whole and in parts',
    '{"id_token":"eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZTEyMyJ9.x"}',
    ['eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZTEyMyJ9.x', 'eyJhbGciOiJub25lIn0', 'eyJzdWIiOiJtZTEyMyJ9'],
  ],
  ['an error', '{"error":"invalid_client","error_description":"no token: unknown"}', []],
  ['HTML', '<html><body>Not found</body></html>', []],
])('the secrets in %s are found', (_, answer, secrets) => {
  expect(secretsIn(answer)).toEqual(secrets);
});

test('an answer without end takes no time without end', () => {
  const taken = processorMsOf(() => {
    secretsIn('token'.repeat(100_000));
    secretsIn(`"token":"${'\\'.repeat(100_000)}`);
  });
  expect(taken).toBeLessThan(2000);
});
