import { checkAvailability, createEthernetOrder, requestQuote } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, NotApplicable, quoteIdIn, suite } from '../../harness/index.js';

suite(createEthernetOrder, 'from availability through a quote to an Ethernet order', (test) => {
  test(
    'an Ethernet order that names a fresh quote, where it is accepted, is answered as documented',
    checks('journey.quote-to-ethernet-order', acceptance(createEthernetOrder), { kind: 'lifecycle' }),
    async ({ given, supplier }) => {
      await given.accepted(await given.plainRequest(checkAvailability));
      const quote = await given.accepted(await given.plainRequest(requestQuote));
      const supplierQuoteId = quoteIdIn(quote);
      if (supplierQuoteId === undefined)
        throw new NotApplicable('The quote has no identifier that an order could name.');

      const request = await given.plainRequest(createEthernetOrder);
      const ordered = await supplier.send({ ...request, body: { ...request.body, supplierQuoteId } });
      await given.leaveOpen(ordered, 'The documents do not show which identifier of a quote an order names.');

      expect(ordered).toBeAccepted();
    },
  );
});
