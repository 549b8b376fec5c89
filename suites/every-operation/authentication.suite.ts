import { everyOperation, type RequirementId } from '../../contract/requirements/index.js';
import {
  checks,
  expect,
  nameOf,
  NotApplicable,
  NotClaimed,
  refusal,
  suite,
  type TestContext,
} from '../../harness/index.js';

/** A way in which a request can be unauthorised. */
interface Unauthorised {
  readonly id: string;
  readonly title: string;
  /** The Authorization header, or how to change the usual one; null removes it. */
  readonly authorization: string | null | ((usual: string) => string);
  /** The requirement that is violated if it is accepted; by default API-AUTH-VALID. */
  readonly by?: RequirementId;
  /** The codes that are described for it; by default 401. */
  readonly described?: readonly number[];
  /** Why it does not apply to Basic authentication. */
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
  { id: 'altered', title: 'with one character of its credentials changed', authorization: alteredInside },
  {
    id: 'appended',
    title: 'with extra characters after its credentials',
    authorization: (usual) => `${usual}AAAA`,
    notWithBasic: 'Many decoders ignore what follows padded Base64.',
  },
  {
    id: 'no-credentials',
    title: 'with a scheme but no credentials',
    authorization: 'Bearer',
    // The bearer token specification itself asks for a 400 for a malformed header (RFC 6750, section 3.1).
    described: [401, 400],
  },
];

for (const operation of everyOperation)
  suite(operation, `authentication of ${operation}`, (test) => {
    test(
      'a request with its token only in the query string is rejected',
      checks(`${nameOf(operation)}.auth.query`, ['API-AUTH-REQUIRED', 'API-AUTH-CODE', ...refusal]),
      async ({ given, supplier, profile }) => {
        tokenOf(profile);
        const request = await given.plainRequest(operation);
        const reply = await supplier.send({ ...request, tokenInQuery: 'access_token' });

        // A supplier that does not look there sees an unknown parameter, so it may answer 400.
        expect(reply).toBeRejected({
          by: 'API-AUTH-REQUIRED',
          described: [401, 400],
          otherwise: 'API-AUTH-CODE',
          noted:
            'A token in the query string is accepted, where proxies and logs can see it; the documents show it only in the header.',
        });
      },
    );

    test(
      'a request with an expired token is rejected',
      checks(`${nameOf(operation)}.auth.expired`, ['API-AUTH-VALID', 'API-AUTH-CODE', ...refusal]),
      async ({ given, supplier, profile }) => {
        const { expiredToken } = tokenOf(profile);
        if (expiredToken === undefined)
          throw new NotClaimed('The profile has no auth.expiredToken.', 'auth.expiredToken');
        const request = await given.plainRequest(operation);
        const reply = await supplier.send({ ...request, headers: { Authorization: `Bearer ${expiredToken}` } });

        expect(reply).toBeRejected({ by: 'API-AUTH-VALID', described: [401], otherwise: 'API-AUTH-CODE' });
      },
    );

    test(
      'a request with the token of another client is rejected, or accepted and noted',
      checks(`${nameOf(operation)}.auth.other-client`, ['API-AUTH-VALID', 'API-AUTH-CODE', ...refusal]),
      async ({ given, supplier, profile, note }) => {
        const { otherClientToken } = tokenOf(profile);
        if (otherClientToken === undefined)
          throw new NotClaimed('The profile has no auth.otherClientToken.', 'auth.otherClientToken');
        const request = await given.plainRequest(operation);
        const reply = await supplier.send({ ...request, headers: { Authorization: `Bearer ${otherClientToken}` } });

        if (reply.accepted)
          return note('The token of another client is accepted. The documents do not say which clients are allowed.');
        expect(reply).toBeRejected({ by: 'API-AUTH-VALID', described: [401, 403], otherwise: 'API-AUTH-CODE' });
      },
    );

    for (const { id, title, authorization, by = 'API-AUTH-VALID', described = [401], notWithBasic } of unauthorised)
      test(
        `a request ${title} is rejected`,
        checks(`${nameOf(operation)}.auth.${id}`, [by, 'API-AUTH-CODE', ...refusal], { smoke: id === 'none' }),
        async ({ given, supplier, profile }) => {
          if (profile.auth.type === 'none')
            throw new NotClaimed('The profile says that no authentication is used.', 'auth.type');
          if (profile.auth.type === 'mtls')
            throw new NotApplicable('The client authenticates with its certificate, which every request uses.');
          if (profile.auth.type === 'basic' && notWithBasic !== undefined) throw new NotApplicable(notWithBasic);
          const request = await given.plainRequest(operation);
          const reply = await supplier.send({ ...request, headers: { Authorization: authorization } });

          expect(reply).toBeRejected({ by, described, otherwise: 'API-AUTH-CODE' });
        },
      );
  });

/** How the profile authenticates requests, if it uses a token. */
function tokenOf({ auth }: TestContext['profile']) {
  if (auth.type === 'bearer' || auth.type === 'oauth2') return auth;
  throw new NotClaimed('The profile says that no tokens are used.', 'auth.type');
}

/** Changes a character three quarters into the credentials: the last one may have bits without meaning. */
function alteredInside(usual: string): string {
  const start = usual.indexOf(' ') + 1;
  const at = start + Math.floor((usual.length - start) * 0.75);
  return `${usual.slice(0, at)}${usual[at] === 'b' ? 'c' : 'b'}${usual.slice(at + 1)}`;
}
