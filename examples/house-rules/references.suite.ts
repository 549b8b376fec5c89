import { acceptance, checks, expect, requirement, suite, violates } from 'fibre-cafe-conformance';

export const houseReference = requirement('ACME-REFERENCE', {
  level: 'MUST',
  statement: 'A reference of a problem begins with SP and an underscore.',
  source: 'ACME handbook, section 3.2',
  operations: ['POST /service-problems'],
});

suite('POST /service-problems', 'house rules', (test) => {
  test(
    'a new problem has a reference in the house style',
    checks('acme.reference', [houseReference, ...acceptance('POST /service-problems')]),
    async ({ given, supplier }) => {
      const reply = await supplier.send(await given.plainRequest('POST /service-problems'));

      expect(reply).toBeAccepted();
      const { supplierReference: actual } = reply.body as { supplierReference: string };
      if (!actual.startsWith('SP_'))
        violates(reply, houseReference, { reason: 'The reference does not begin with SP_.', expected: 'SP_…', actual });
    },
  );
});
