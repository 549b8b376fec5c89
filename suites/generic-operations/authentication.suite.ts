import { checks, expect, genericRefusal, genericSuites, NotApplicable, NotClaimed } from '../../harness/index.js';
import { nameOf } from './operation-names.js';

const madeUp = 'made-up-by-the-conformance-suite';

genericSuites('authentication', (test, operation) => {
  const { key, security } = operation;
  const name = nameOf(operation);

  for (const [id, title, by, authorization] of [
    ['none', 'without authentication', 'API-AUTH-REQUIRED', null],
    [
      'made-up',
      'with made-up credentials',
      'API-AUTH-VALID',
      (usual: string) => (usual.startsWith('Basic ') ? `Basic ${btoa(`made-up:${madeUp}`)}` : `Bearer ${madeUp}`),
    ],
  ] as const)
    test(
      `a request ${title} is rejected`,
      checks(`${name}.auth.${id}`, [by, ...genericRefusal], { smoke: id === 'none' }),
      async ({ given, supplier, profile }) => {
        if (security.length === 0) throw new NotApplicable('The description declares no security for this operation.');
        if (profile.auth.type === 'none')
          throw new NotClaimed('The profile says that no authentication is used.', 'auth.type');
        if (security.every((alternative) => alternative.some(({ kind }) => kind === 'other')))
          throw new NotApplicable('The description declares a security scheme that is not part of the requests.');
        const request = await given.plainRequest(key);
        const reply = await supplier.send({
          ...request,
          headers: { ...request.headers, Authorization: authorization },
        });

        // HTTP itself has these two codes for it (RFC 9110, 15.5.2 and 15.5.4).
        expect(reply).toBeRejected({ by, described: [], otherwise: by, tolerated: [401, 403] });
      },
    );
});
