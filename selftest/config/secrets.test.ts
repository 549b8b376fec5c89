import { describe, expect, test } from 'vitest';
import { httpUrlProblem } from '../../config/addresses.js';
import { namesSecret, secretsOf } from '../../config/secrets.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('the secrets of a profile', () => {
  test('are those of its authentication, also as they are sent', () => {
    const oauth2 = { type: 'oauth2', tokenUrl: 'https://a.example/t', clientId: 'me', clientSecret: 's3cret' } as const;
    expect(secretsOf({ auth: oauth2 })).toEqual(['s3cret', base64('me:s3cret')]);
    expect(secretsOf({ auth: { type: 'basic', username: 'u', password: 'pass' } })).toEqual(['pass', base64('u:pass')]);
  });

  test.each([
    ['https://a.example/act?key=k1234&ref={id}', ['k1234']],
    ['https://a.example/act?sig=a%2Fb%3D&mode=test', ['a/b=']],
    ['https://a.example/act?x=Zm9vYmFyMTIzNDU2Nzg5', ['Zm9vYmFyMTIzNDU2Nzg5']],
    ['https://a.example/hooks/T0A1B2C3D4E5F6G7H8I9J0K1L2/x', ['T0A1B2C3D4E5F6G7H8I9J0K1L2']],
    ['https://a.example/supplier-api-v1/act/{id}?service=SI2345432345345&token={id}', []],
  ])('are keys in the address of a stimulus: %s', (post, secrets) => {
    expect(secretsOf({ stimuli: { resolveServiceProblem: { post } } })).toEqual(secrets);
  });

  test.each([
    ["curl -H 'Authorization: Bearer abc123' https://a.example/{id}", ['abc123']],
    ['curl -u me:pass1234 https://a.example/{id}', ['pass1234']],
    ['curl "https://me:pass1234@a.example/{id}?api_key=kkkk1"', ['kkkk1', 'pass1234']],
    ['curl -H "Authorization: Bearer $TOKEN" https://a.example', []],
    ['./resolve.sh {id}', []],
  ])('are those in the command of a stimulus: %s', (run, secrets) => {
    expect([...new Set(secretsOf({ stimuli: { resolveServiceProblem: { run } } }))].toSorted()).toEqual(secrets);
  });

  test('are known by the names of their variables', () => {
    expect(['STIMULUS_KEY', 'MY_TOKEN', 'KEY'].map(namesSecret)).toEqual([true, true, true]);
    expect(['KEYBOARD', 'MONKEY', 'HOST'].map(namesSecret)).toEqual([false, false, false]);
  });
});

test('an address with credentials is refused', () => {
  const problem = 'must not contain credentials (USER:PASSWORD@): addresses are shown';
  expect(httpUrlProblem('https://me:pass@a.example/t')).toBe(problem);
  expect(httpUrlProblem('https://me@a.example/t')).toBe(problem);
  expect(httpUrlProblem('https://a.example/t?x=@')).toBeUndefined();
});
