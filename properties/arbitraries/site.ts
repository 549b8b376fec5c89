import fc from 'fast-check';
import { anyText, isJsonObject, type Json, type JsonObject } from '../../harness/index.js';
import { reachable } from './contacts.js';
import { madeOnce, type RequestParts } from './request-parts.js';

/** The name of a site has no documented limit; a short one is within any reasonable limit. */
const name = anyText(1, 60);
const characteristics = fc.array(fc.record({ name: anyText(1, 50), value: anyText(1, 50) }), { maxLength: 4 });
const contact = fc.record(
  {
    name: anyText(1, 100),
    ...reachable,
  },
  { requiredKeys: ['name', 'phoneNumber'] },
);
const wayleave = fc.record(
  { wayleaveOwner: fc.boolean(), wayleaveCharacteristics: characteristics, wayleaveContact: contact },
  { requiredKeys: [] },
);

/** The plain sites with other names and these optional parts. */
function sitesLike(sites: Json, optional: Readonly<Record<string, fc.Arbitrary<Json>>>) {
  const plain = Array.isArray(sites) ? (sites as Json[]).filter(isJsonObject) : [];
  const each = plain.map((site) =>
    fc
      .tuple(name, fc.record(optional, { requiredKeys: [] }), fc.boolean())
      .map(([own, parts, isPlain]): JsonObject => ({ ...site, name: own, ...(!isPlain && parts) })),
  );
  return fc.tuple(...each);
}

/** Whether a site has more than those of the plain request: a supplier need not accept that. */
function hasMore(name: string): NonNullable<RequestParts['mayBeRefused']> {
  const namesOf = (sites: Json | undefined) =>
    JSON.stringify(Array.isArray(sites) ? (sites as JsonObject[]).map((site) => Object.keys(site).toSorted()) : []);
  return (parts, plain) => namesOf(parts[name]) !== namesOf(plain[name]);
}

const sitesOfQuotes = madeOnce((sites) => sitesLike(sites, { siteCharacteristics: characteristics }));
const sitesOfOrders = madeOnce((sites) =>
  sitesLike(sites, {
    siteCharacteristics: characteristics,
    wayleave,
    primaryContact: contact,
    secondaryContact: contact,
    hazards: name,
  }),
);

/** Any request for a quote for the plain sites. */
export const anyQuote: RequestParts = {
  name: 'quote',
  free: ['externalIdentifier', 'sites'],
  open: ['contractDetails', 'service'],
  overrides: ({ sites }) => ({ '/sites': sitesOfQuotes(sites) }),
  texts: ['/externalIdentifier', '/sites/*/name', '/sites/*/siteCharacteristics/*/value'],
  mayBeRefused: hasMore('sites'),
};

/** Any Ethernet order for the plain sites. */
export const anyEthernetOrder: RequestParts = {
  name: 'create-ethernet-order',
  free: ['siteInformation'],
  overrides: ({ siteInformation }) => ({ '/siteInformation': sitesOfOrders(siteInformation) }),
  texts: ['/siteInformation/*/name', '/siteInformation/*/hazards', '/siteInformation/*/siteCharacteristics/*/value'],
  mayBeRefused: hasMore('siteInformation'),
  // The documents show no way to cancel one.
  maxRequests: 18,
};
