import { serviceProblemOperations } from '../../contract/requirements/index.js';
import { checks, expect, NotApplicable, refusal, suite } from '../../harness/index.js';
import { nameOf } from './operation-names.js';

for (const operation of serviceProblemOperations)
  suite(operation, `authentication of ${operation}`, (test) => {
    const name = nameOf(operation);

    test(
      'a request without authentication is rejected',
      checks(`${name}.auth.none`, ['API-AUTH-REQUIRED', 'API-AUTH-CODE', ...refusal], { smoke: true }),
      async ({ given, supplier, profile }) => {
        if (profile.auth.type === 'none') throw new NotApplicable('The profile says that no authentication is used.');
        const request = await given.plainRequest(operation);
        const reply = await supplier.send({ ...request, headers: { Authorization: null } });

        expect(reply).toBeRejected({ by: 'API-AUTH-REQUIRED', described: [401], otherwise: 'API-AUTH-CODE' });
      },
    );

    for (const [id, title, authorization] of [
      ['made-up-token', 'a made-up bearer token', 'Bearer made-up-by-the-conformance-suite'],
      ['made-up-basic', 'made-up Basic credentials', `Basic ${Buffer.from('made-up:made-up').toString('base64')}`],
    ] as const)
      test(
        `a request with ${title} is rejected`,
        checks(`${name}.auth.${id}`, ['API-AUTH-VALID', 'API-AUTH-CODE', ...refusal]),
        async ({ given, supplier, profile }) => {
          if (profile.auth.type === 'none') throw new NotApplicable('The profile says that no authentication is used.');
          const request = await given.plainRequest(operation);
          const reply = await supplier.send({ ...request, headers: { Authorization: authorization } });

          expect(reply).toBeRejected({ by: 'API-AUTH-VALID', described: [401], otherwise: 'API-AUTH-CODE' });
        },
      );

    for (const [id, title, alter] of [
      ['altered', 'credentials of which one character is another', alteredInside],
      ['appended', 'credentials with something appended', (usual: string) => `${usual}AAAA`],
    ] as const)
      test(
        `a request with ${title} is rejected`,
        checks(`${name}.auth.${id}`, ['API-AUTH-VALID', 'API-AUTH-CODE', ...refusal]),
        async ({ given, supplier, profile }) => {
          if (profile.auth.type === 'none') throw new NotApplicable('The profile says that no authentication is used.');
          if (id === 'appended' && profile.auth.type === 'basic')
            throw new NotApplicable('What stands behind padded Base64 is ignored by many decoders.');
          const request = await given.plainRequest(operation);
          const reply = await supplier.send({ ...request, headers: { Authorization: alter } });

          expect(reply).toBeRejected({ by: 'API-AUTH-VALID', described: [401], otherwise: 'API-AUTH-CODE' });
        },
      );

    test(
      'a request with a scheme but no credentials is rejected',
      checks(`${name}.auth.no-credentials`, ['API-AUTH-VALID', 'API-AUTH-CODE', ...refusal]),
      async ({ given, supplier, profile }) => {
        if (profile.auth.type === 'none') throw new NotApplicable('The profile says that no authentication is used.');
        const request = await given.plainRequest(operation);
        const reply = await supplier.send({ ...request, headers: { Authorization: 'Bearer' } });

        // A malformed header is a 400 by the bearer token specification itself (RFC 6750, section 3.1).
        expect(reply).toBeRejected({ by: 'API-AUTH-VALID', described: [401, 400], otherwise: 'API-AUTH-CODE' });
      },
    );
  });

/** Another character three quarters into the credentials: the last one may hold bits that mean nothing. */
function alteredInside(usual: string): string {
  const start = usual.indexOf(' ') + 1;
  const at = start + Math.floor((usual.length - start) * 0.75);
  return `${usual.slice(0, at)}${usual[at] === 'b' ? 'c' : 'b'}${usual.slice(at + 1)}`;
}
