import { requestQuote } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, plainText, suite, withValue } from '../../harness/index.js';

const accepted = acceptance(requestQuote);

suite(requestQuote, 'ask for a quote', (test) => {
  test(
    'a plain request for a quote is answered with a quote',
    checks('quote.plain', ['API-VALID-ACCEPTED', ...accepted], { smoke: true }),
    async ({ given }) => {
      const reply = await given.plainAnswer(requestQuote);

      expect(reply).toBeAccepted();
    },
  );

  for (const length of [0, 1, 63, 64])
    test(
      `an external identifier of ${length} characters is accepted`,
      checks(`quote.external-identifier.${length}`, ['API-VALID-ACCEPTED', ...accepted]),
      async ({ given, supplier }) => {
        const request = await given.plainRequest(requestQuote);
        const externalIdentifier = 'Q'.padEnd(length, '7').slice(0, length);
        const reply = await supplier.send({ ...request, body: { ...request.body, externalIdentifier } });

        expect(reply).toBeAccepted();
      },
    );

  test(
    'a quote without the optional external identifier is accepted',
    checks('quote.required-only', ['API-VALID-ACCEPTED', ...accepted]),
    async ({ given, quotes, supplier }) => {
      await given.ensureAccepted(requestQuote);
      const reply = await supplier.send({ operation: requestQuote, body: quotes.requiredFields });

      expect(reply).toBeAccepted();
    },
  );

  test(
    'a site with characteristics, where it is accepted, comes back with them',
    checks('quote.site-characteristics', accepted),
    async ({ given, supplier, nextId }) => {
      const request = await given.plainRequest(requestQuote);
      const characteristic = { name: 'END_USER_CPE', value: 'Zyzel DX3301' };
      // Once, and then twice the same.
      for (const siteCharacteristics of [[characteristic], [characteristic, characteristic]]) {
        const id = nextId();
        const body = withValue({ ...request.body, id }, ['sites', 0, 'siteCharacteristics'], siteCharacteristics);
        const reply = await supplier.send({ ...request, body });
        await given.leaveOpen(reply, "Which characteristics a site has is the supplier's to know.");

        expect(reply).toBeAccepted();
      }
    },
  );

  test(
    'a quote with a site in the role MULTI-POINT, where it is accepted, is answered as documented',
    checks('quote.multi-point', accepted),
    async ({ given, quotes, supplier }) => {
      const request = await given.plainRequest(requestQuote);
      const sites = [quotes.site('A-END'), quotes.site('MULTI-POINT'), quotes.site('MULTI-POINT')];
      const reply = await supplier.send({ ...request, body: { ...request.body, sites } });
      await given.leaveOpen(reply, 'A supplier need not offer services between several points.');

      expect(reply).toBeAccepted();
    },
  );

  test(
    'a quote for a dozen sites, where it is accepted, is answered as documented',
    checks('quote.many-sites', accepted),
    async ({ given, quotes, supplier }) => {
      const request = await given.plainRequest(requestQuote);
      const sites = Array.from({ length: 12 }, (_, index) => quotes.site(index === 0 ? 'A-END' : 'B-END'));
      const reply = await supplier.send({ ...request, body: { ...request.body, sites } });
      await given.leaveOpen(reply, 'A supplier need not offer services between that many sites.');

      expect(reply).toBeAccepted();
    },
  );

  test(
    'a long site name is accepted',
    checks('quote.long-site-name', ['API-VALID-ACCEPTED', ...accepted]),
    async ({ given, supplier }) => {
      const request = await given.plainRequest(requestQuote);
      const reply = await supplier.send({
        ...request,
        body: withValue(request.body, ['sites', 0, 'name'], plainText(60)),
      });

      expect(reply).toBeAccepted();
    },
  );
});
