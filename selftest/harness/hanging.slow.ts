import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createProblem } from '../../contract/requirements/index.js';
import { Journal } from '../../harness/session/journal.js';
import { Session } from '../../harness/session/session.js';
import { answer, hostileListener } from './hostile-listener.js';
import { settingsFor } from './sessions.js';

test('a supplier that lets as many requests hang as may be under way is alive as long as it answers another', async () => {
  await using listener = await hostileListener((socket, _, data) =>
    data.includes('POST /service-problems ') ? undefined : socket.end(answer(404)),
  );
  const { profile, ...rest } = settingsFor(listener.url);
  // Longer than the supplier is asked whether it lives.
  const limits = { ...profile.limits, requestTimeoutMs: 4_000 };
  const session = await Session.open({ ...rest, profile: { ...profile, limits } });
  const sent = Array.from({ length: 2 * limits.concurrency }, async (_, position) => {
    await sleep(position * 100);
    return session.send({ operation: createProblem, body: { id: 1 } }, new Journal());
  });
  const kinds = (await Promise.all(sent)).map(({ exchange }) => exchange.failure?.kind);
  expect(new Set(kinds)).toEqual(new Set(['timeout']));
  await session.close();
});
