import { expect, test } from 'vitest';
import { createProblem } from '../../contract/requirements/index.js';
import { Given } from '../../harness/given/given.js';
import { Journal } from '../../harness/session/journal.js';
import { Inconclusive } from '../../harness/report/signals.js';
import { freePort } from '../../bin/run/free-port.js';
import { sendUpdate } from './kcis.js';
import { openSession, scriptedSupplier } from './sessions.js';

test.each([{ supplierReference: 'PRB000001' }, {}])(
  'a plain service problem that a KCI rejects, with %j, leads to nothing that could fail the supplier',
  async (named) => {
    const listen = `127.0.0.1:${await freePort()}`;
    await using supplier = await scriptedSupplier(({ id = null }) => {
      void sendUpdate(listen, { id, status: 'REJECTED', ...named });
      return { status: 202 };
    });
    await using run = await openSession(supplier.url, {}, { kcis: { listen, timeoutMs: 10_000 } });
    const given = new Given(run.session, new Journal());

    await given.plainRequest(createProblem);

    await expect(given.problems.problem()).rejects.toThrow(Inconclusive);
    await expect(given.problems.problem()).rejects.toThrow('rejected it by KCI');
  },
);
