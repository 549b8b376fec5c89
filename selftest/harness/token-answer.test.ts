import { describe, expect, test } from 'vitest';
import { tolerant } from '../../harness/wire/tokens/token-answer.js';

const json = { 'content-type': 'application/json' };
const read = async (body: object, status = 200, headers: Readonly<Record<string, string>> = json) => {
  const { response, notes } = await tolerant(new Response(JSON.stringify(body), { status, headers }));
  return { status: response.status, body: (await response.json()) as unknown, notes: notes.join(' ') };
};
const token = { access_token: 'T', token_type: 'Bearer' };

test('an answer by the standard is taken without a word', async () => {
  expect(await read({ ...token, expires_in: 60, scope: 'a b' })).toEqual({
    status: 200,
    body: { ...token, expires_in: 60 },
    notes: '',
  });
});

describe('an answer that is only written otherwise is taken, with a note', () => {
  test.each<[string, Promise<Awaited<ReturnType<typeof read>>>, object, RegExp]>([
    ['another name of the kind', read({ ...token, token_type: 'BearerToken' }), token, /"BearerToken"; Bearer is/],
    ['no kind', read({ access_token: 'T' }), token, /gives no token_type/],
    ['a kind that is null', read({ ...token, token_type: null }), token, /token_type null/],
    ['a life as text', read({ ...token, expires_in: '3599' }), { ...token, expires_in: 3599 }, /as 3599 seconds/],
    ['a life that is null', read({ ...token, expires_in: null }), token, /until it is refused/],
    ['a life as words', read({ ...token, expires_in: 'never' }), token, /until it is refused/],
    ['scopes as a list', read({ ...token, scope: ['a', 'b'] }), token, /scope as \["a","b"\]/],
    ['201', read(token, 201), token, /answers 201, not 200/],
    ['another media type', read(token, 200, { 'content-type': 'text/plain' }), token, /JSON as text\/plain/],
  ])('%s', async (_, answer, body, notes) => {
    expect(await answer).toEqual({ status: 200, body, notes: expect.stringMatching(notes) as string });
  });
});

test.each<[string, object, number]>([
  ['an error', { error: 'invalid_client' }, 401],
  ['no token', { token_type: 'Bearer' }, 200],
  ['a token that has to be proved', { ...token, token_type: 'DPoP' }, 200],
])('%s is passed on as it came', async (_, body, status) => {
  expect(await read(body, status)).toEqual({ status, body, notes: '' });
});
