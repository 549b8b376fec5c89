import { createEthernetOrder } from '../../contract/requirements/index.js';
import { acceptance, checks, eachOf, expect, suite, type JsonObject } from '../../harness/index.js';

const siteCharacteristics = [{ name: 'END_USER_CPE', value: 'Zyzel DX3301' }];
const names = ['name', 'postcode', 'role', 'address', 'siteCharacteristics'];
const withThose = (has: (name: string) => boolean) => Object.fromEntries(names.map((name) => [name, has(name)]));

/** Which optional parts sites have: all, all but one, only one, none. */
const combinations = [
  withThose(() => true),
  ...names.map((left) => withThose((name) => name !== left)),
  ...names.map((only) => withThose((name) => name === only)),
  withThose(() => false),
];

suite(createEthernetOrder, 'any parts of a site', (test) => {
  test(
    'an Ethernet order with any optional parts of its sites is accepted, or refused for the missing parts',
    checks('create-ethernet-order.any-site', acceptance(createEthernetOrder), { kind: 'property' }),
    async ({ given, supplier, forAll }) => {
      await forAll(eachOf(combinations), async (parts) => {
        const { body, ...request } = await given.plainRequest(createEthernetOrder);
        const sites = (body['siteInformation'] as readonly JsonObject[]).map((site) =>
          Object.fromEntries(
            Object.entries({ ...site, siteCharacteristics }).filter(([name]) => parts[name] !== false),
          ),
        );
        const reply = await supplier.send({ ...request, body: { ...body, siteInformation: sites } });

        if (reply.refused) expect(reply).toBeAnswered();
        else expect(reply).toBeAccepted();
      });
    },
  );
});
