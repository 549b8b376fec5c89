import { createEthernetOrder } from '../../contract/requirements/index.js';
import {
  acceptance,
  checks,
  eachOf,
  expect,
  NotApplicable,
  suite,
  type Journal,
  type JsonObject,
  type PlainRequest,
} from '../../harness/index.js';

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
    async (context) => {
      const { given, supplier, forAll, search } = context;
      const source = eachOf(combinations);
      const drawn = source(search.seed, search.runs).map(({ value }) => value);
      /** What two of them show in one order, each at a site of its own; after one that is refused, no more are tried. */
      const pair = (number: number): Promise<Journal | undefined> =>
        context.once(`parts of sites, pair ${number}`, async () => {
          const [one, other] = drawn.slice(2 * number, 2 * number + 2);
          if (!one || !other || (number > 0 && !(await pair(number - 1)))) return undefined;
          return context.apart(async (own) => {
            const plain = await own.given.plainRequest(createEthernetOrder);
            if (sitesOf(plain).length < 2) throw new NotApplicable('The plain order has one site.');
            expect(await own.supplier.send(withParts(plain, [one, other]))).toBeAccepted();
          });
        });
      await forAll(
        source,
        async (parts) => {
          const reply = await supplier.send(withParts(await given.plainRequest(createEthernetOrder), [parts]));

          if (reply.refused) expect(reply).toBeAnswered();
          else expect(reply).toBeAccepted();
        },
        { settled: (_, index) => pair(Math.floor(index / 2)) },
      );
    },
  );
});

function sitesOf({ body }: PlainRequest): readonly JsonObject[] {
  return body['siteInformation'] as readonly JsonObject[];
}

/** An order whose sites have these optional parts alone, one set after the other. */
function withParts({ body, ...request }: PlainRequest, sets: readonly Readonly<Record<string, boolean>>[]) {
  const siteInformation = sitesOf({ body, ...request }).map((site, index) =>
    Object.fromEntries(
      Object.entries({ ...site, siteCharacteristics }).filter(([name]) => sets[index % sets.length]?.[name] !== false),
    ),
  );
  return { ...request, body: { ...body, siteInformation } };
}
