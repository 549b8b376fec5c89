import { everyOperation, type RequirementId } from '../../contract/requirements/index.js';
import { checks, expect, nameOf, NotApplicable, refusal, suite, type TestContext } from '../../harness/index.js';

/** A way in which a request is not authorised. */
interface Unauthorised {
  readonly id: string;
  readonly title: string;
  /** The Authorization header, or what it is made into; null leaves it out. */
  readonly authorization: string | null | ((usual: string) => string);
  /** What is violated when it is accepted; API-AUTH-VALID unless given. */
  readonly by?: RequirementId;
  /** The codes that are described for it; 401 unless given. */
  readonly described?: readonly number[];
  /** Why it says nothing where Basic authentication is used. */
  readonly notWithBasic?: string;
}

const unauthorised: readonly Unauthorised[] = [
  { id: 'none', title: 'without authentication', authorization: null, by: 'API-AUTH-REQUIRED' },
  {
    id: 'made-up-token',
    title: 'with a made-up bearer token',
    authorization: 'Bearer made-up-by-the-conformance-suite',
  },
  {
    id: 'made-up-basic',
    title: 'with made-up Basic credentials',
    authorization: `Basic ${Buffer.from('made-up:made-up').toString('base64')}`,
  },
  { id: 'altered', title: 'with credentials of which one character is another', authorization: alteredInside },
  {
    id: 'appended',
    title: 'with credentials with something appended',
    authorization: (usual) => `${usual}AAAA`,
    notWithBasic: 'What stands behind padded Base64 is ignored by many decoders.',
  },
  {
    id: 'no-credentials',
    title: 'with a scheme but no credentials',
    authorization: 'Bearer',
    // A malformed header is a 400 by the bearer token specification itself (RFC 6750, section 3.1).
    described: [401, 400],
  },
];

for (const operation of everyOperation)
  suite(operation, `authentication of ${operation}`, (test) => {
    test(
      'a request with its token in the query string alone is rejected',
      checks(`${nameOf(operation)}.auth.query`, ['API-AUTH-REQUIRED', 'API-AUTH-CODE', ...refusal]),
      async ({ given, supplier, profile }) => {
        tokenOf(profile);
        const request = await given.plainRequest(operation);
        const reply = await supplier.send({ ...request, tokenInQuery: 'access_token' });

        // Where the token is not looked for, the parameter is one that nobody knows: a 400 to that is no fault.
        expect(reply).toBeRejected({ by: 'API-AUTH-REQUIRED', described: [401, 400], otherwise: 'API-AUTH-CODE' });
      },
    );

    test(
      'a request with an expired token is rejected',
      checks(`${nameOf(operation)}.auth.expired`, ['API-AUTH-VALID', 'API-AUTH-CODE', ...refusal]),
      async ({ given, supplier, profile }) => {
        const { expiredToken } = tokenOf(profile);
        if (expiredToken === undefined) throw new NotApplicable('The profile has no auth.expiredToken.');
        const request = await given.plainRequest(operation);
        const reply = await supplier.send({ ...request, headers: { Authorization: `Bearer ${expiredToken}` } });

        expect(reply).toBeRejected({ by: 'API-AUTH-VALID', described: [401], otherwise: 'API-AUTH-CODE' });
      },
    );

    test(
      'a request with the token of another client is rejected, or taken and noted',
      checks(`${nameOf(operation)}.auth.other-client`, ['API-AUTH-VALID', 'API-AUTH-CODE', ...refusal]),
      async ({ given, supplier, profile, note }) => {
        const { otherClientToken } = tokenOf(profile);
        if (otherClientToken === undefined) throw new NotApplicable('The profile has no auth.otherClientToken.');
        const request = await given.plainRequest(operation);
        const reply = await supplier.send({ ...request, headers: { Authorization: `Bearer ${otherClientToken}` } });

        if (reply.accepted)
          return note('The token of another client is taken. No document says which clients are not.');
        expect(reply).toBeRejected({ by: 'API-AUTH-VALID', described: [401, 403], otherwise: 'API-AUTH-CODE' });
      },
    );

    for (const { id, title, authorization, by = 'API-AUTH-VALID', described = [401], notWithBasic } of unauthorised)
      test(
        `a request ${title} is rejected`,
        checks(`${nameOf(operation)}.auth.${id}`, [by, 'API-AUTH-CODE', ...refusal], { smoke: id === 'none' }),
        async ({ given, supplier, profile }) => {
          if (profile.auth.type === 'none') throw new NotApplicable('The profile says that no authentication is used.');
          if (profile.auth.type === 'mtls')
            throw new NotApplicable('The client proves who it is by its certificate, which every request goes with.');
          if (profile.auth.type === 'basic' && notWithBasic !== undefined) throw new NotApplicable(notWithBasic);
          const request = await given.plainRequest(operation);
          const reply = await supplier.send({ ...request, headers: { Authorization: authorization } });

          expect(reply).toBeRejected({ by, described, otherwise: 'API-AUTH-CODE' });
        },
      );
  });

/** How a profile authenticates requests, if it does so by a token. */
function tokenOf({ auth }: TestContext['profile']) {
  if (auth.type === 'bearer' || auth.type === 'oauth2') return auth;
  throw new NotApplicable('The profile says that no tokens are used.');
}

/** Another character three quarters into the credentials: the last one may hold bits that mean nothing. */
function alteredInside(usual: string): string {
  const start = usual.indexOf(' ') + 1;
  const at = start + Math.floor((usual.length - start) * 0.75);
  return `${usual.slice(0, at)}${usual[at] === 'b' ? 'c' : 'b'}${usual.slice(at + 1)}`;
}
