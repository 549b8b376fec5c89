import { expect, test } from 'vitest';
import { Session } from '../../harness/session/session.js';
import { problemKci } from './kcis.js';
import { settingsFor } from './sessions.js';

test('a supplier with a client of its own fetches a token from the inbox of a run, and is let in with it alone', async () => {
  const client = { id: 'example-net', secret: 'hush+hush' };
  const kcis = { listen: '127.0.0.1:0', publicUrl: 'http://127.0.0.1:1', timeoutMs: 1_000, client };
  const session = await Session.open(settingsFor('http://127.0.0.1:1', {}, { kcis }));
  const { url } = session.inbox ?? {};
  const post = (authorization: string) =>
    fetch(`${url}/kcis`, {
      method: 'POST',
      headers: { Authorization: authorization, 'Content-Type': 'application/json', 'X-Request-ID': 'r' },
      body: JSON.stringify(problemKci()),
    });

  const answer = await fetch(`${url}/auth/supplier/access-token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client.id,
      client_secret: client.secret,
    }),
  });
  const { access_token: token } = (await answer.json()) as { readonly access_token: string };
  expect((await post('Bearer made-up')).status).toBe(401);
  expect((await post(`Bearer ${token}`)).status).toBe(204);
  await session.close();
});
