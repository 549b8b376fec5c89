import { createEthernetOrder, everyOperation, requestQuote } from '../../contract/requirements/index.js';
import {
  acceptance,
  accepts,
  checks,
  expect,
  nameOf,
  operationOf,
  randomUUID,
  refusal,
  sameUuid,
  sharing,
  suite,
  textIn,
  violates,
  withAll,
  type Positive,
  type Reply,
} from '../../harness/index.js';

/** The header without which a request is refused twice, to compare the two errors. */
const twiceWithout = 'X-Request-ID';

const uuidsOnly = 'The supplier accepts only UUIDs. The documents say string, with UUIDs as examples.';

for (const operation of everyOperation)
  suite(operation, `headers of ${operation}`, (test) => {
    const name = nameOf(operation);
    const onlyDigits: Positive = { headers: () => ({ 'X-Request-ID': digits(), 'X-Conversation-ID': digits() }) };

    for (const header of operationOf(operation).requiredHeaders)
      test(
        `a request without ${header} is rejected`,
        checks(`${name}.header.missing.${header}`, [
          'API-HEADER-REQUIRED',
          'API-HEADER-CODE',
          ...refusal,
          ...(header === twiceWithout ? (['API-ERROR-UUID'] as const) : []),
        ]),
        async ({ given, supplier }) => {
          const request = { ...(await given.plainRequest(operation)), headers: { [header]: null } };
          const reply = await supplier.send(request);

          expect(reply).toBeRejected({ by: 'API-HEADER-REQUIRED', described: [400], otherwise: 'API-HEADER-CODE' });
          if (header === twiceWithout && reply.refused) expectAnotherUuid(reply, await supplier.send(request));
        },
      );

    if (operation === requestQuote || operation === createEthernetOrder)
      test(
        'a request without Tenant, which is not documented here, is accepted',
        checks(`${name}.header.without-tenant`, ['API-HEADER-UNLISTED']),
        // What is accepted without it, whatever else it has, shows that.
        sharing([{}], async ({ given, supplier, profile }) => {
          const plain = async () => (await given.fullRequest(operation)) ?? (await given.plainRequest(operation));
          const refused = await supplier.send(await plain());
          if (!refused.refused) return expect(refused).toBeAnswered();
          const named = await supplier.send({ ...(await plain()), headers: { Tenant: profile.tenant } });

          if (!named.accepted) await given.ensureAccepted(operation);
          else
            violates(refused, 'API-HEADER-UNLISTED', {
              reason: 'The request is refused as it is documented, and accepted with the header Tenant.',
              expected: `one of ${refused.operation.successes.join(', ')}`,
              actual: refused.summary,
            });
        }),
      );

    test(
      'ids in upper case come back in upper case',
      checks(`${name}.header.upper-case`, ['API-VALID-ACCEPTED', ...acceptance(operation)]),
      accepts(operation, {
        headers: () => ({
          'X-Request-ID': randomUUID().toUpperCase(),
          'X-Conversation-ID': randomUUID().toUpperCase(),
        }),
      }),
    );

    test(
      'a request whose header names are in another letter case is accepted',
      checks(`${name}.header.names-in-other-case`, ['API-VALID-ACCEPTED', ...acceptance(operation)]),
      accepts(operation, { headerName: swapCase }),
    );

    test(
      'ids of only digits with leading zeros, where they are accepted, come back unchanged',
      checks(`${name}.header.digits`, acceptance(operation)),
      sharing([onlyDigits], async ({ given, supplier }) => {
        const reply = await supplier.send(withAll(await given.plainRequest(operation), [onlyDigits]));
        await given.leaveOpen(reply, uuidsOnly);

        expect(reply).toBeAccepted();
      }),
    );

    test(
      'ids that are not UUIDs, where they are accepted, come back unchanged',
      checks(`${name}.header.opaque`, ['API-HEADER-FORM', ...acceptance(operation)]),
      accepts(operation, {
        headers: () => ({
          'X-Request-ID': `Conformance.${randomUUID()}~${'R'.repeat(60)}`,
          'X-Conversation-ID': `Conformance/${randomUUID()}; part=1, "two"`,
        }),
        otherwise: 'API-HEADER-FORM',
      }),
    );
  });

/** A unique id that a careless supplier treats as a number. */
function digits(): string {
  return `00${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`;
}

/** A name with its capitals small and its small letters capital: HTTP makes no difference (RFC 9110, 5.1). */
function swapCase(name: string): string {
  return name.replace(/[a-z]/gi, (letter) => {
    const small = letter.toLowerCase();
    return letter === small ? letter.toUpperCase() : small;
  });
}

/** Expects a second error to have an identifier of its own. */
function expectAnotherUuid(first: Reply, second: Reply): void {
  expect(second).toBeAnswered();
  const uuid = textIn(first, 'uuid');
  if (uuid === undefined || textIn(second, 'uuid') !== uuid) return;
  violates(second, 'API-ERROR-UUID', sameUuid(uuid));
}
