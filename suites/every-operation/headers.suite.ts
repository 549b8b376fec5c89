import { everyOperation } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, nameOf, operationOf, randomUUID, refusal, suite } from '../../harness/index.js';

const uuidsOnly = 'The supplier accepts only UUIDs. The documents say string, with UUIDs as examples.';

for (const operation of everyOperation)
  suite(operation, `headers of ${operation}`, (test) => {
    const name = nameOf(operation);

    for (const header of operationOf(operation).requiredHeaders)
      test(
        `a request without ${header} is rejected`,
        checks(`${name}.header.missing.${header}`, ['API-HEADER-REQUIRED', 'API-HEADER-CODE', ...refusal]),
        async ({ given, supplier }) => {
          const request = await given.plainRequest(operation);
          const reply = await supplier.send({ ...request, headers: { [header]: null } });

          expect(reply).toBeRejected({ by: 'API-HEADER-REQUIRED', described: [400], otherwise: 'API-HEADER-CODE' });
        },
      );

    test(
      'ids in upper case come back in upper case',
      checks(`${name}.header.upper-case`, ['API-VALID-ACCEPTED', ...acceptance(operation)]),
      async ({ given, supplier }) => {
        const headers = {
          'X-Request-ID': randomUUID().toUpperCase(),
          'X-Conversation-ID': randomUUID().toUpperCase(),
        };
        const reply = await supplier.send({ ...(await given.plainRequest(operation)), headers });

        expect(reply).toBeAccepted();
      },
    );

    test(
      'ids of only digits with leading zeros, where they are accepted, come back unchanged',
      checks(`${name}.header.digits`, acceptance(operation)),
      async ({ given, supplier }) => {
        const headers = { 'X-Request-ID': digits(), 'X-Conversation-ID': digits() };
        const reply = await supplier.send({ ...(await given.plainRequest(operation)), headers });
        await given.leaveOpen(reply, uuidsOnly);

        expect(reply).toBeAccepted();
      },
    );

    test(
      'ids that are not UUIDs, where they are accepted, come back unchanged',
      checks(`${name}.header.opaque`, ['API-HEADER-FORM', ...acceptance(operation)]),
      async ({ given, supplier }) => {
        const headers = {
          'X-Request-ID': `Conformance.${randomUUID()}~${'R'.repeat(60)}`,
          'X-Conversation-ID': `Conformance/${randomUUID()}; part=1, "two"`,
        };
        const reply = await supplier.send({ ...(await given.plainRequest(operation)), headers });

        expect(reply).toBeAccepted('API-HEADER-FORM');
      },
    );
  });

/** A unique id that a careless supplier treats as a number. */
function digits(): string {
  return `00${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`;
}
