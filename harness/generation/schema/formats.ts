import fc from 'fast-check';

/**
 * Formats that are read to the letter of RFC 3339 here; common validators let more through, which a strict supplier
 * may refuse.
 */
export const strictFormats: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['date-time', (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i.test(text)],
  ['time', (text) => /^\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i.test(text)],
]);

/** Host names with two hyphens after two letters are reserved (RFC 5890, section 2.3.1): some validators refuse them. */
function hasPlainLabels(text: string): boolean {
  return !/(?:^|[./@])[^./@]{2}--/.test(text);
}

const two = (number: number) => String(number).padStart(2, '0');

const days = fc.oneof(
  fc.constantFrom('2024-02-29', '1999-12-31', '2000-01-01', '1970-01-01', '2038-01-19', '0001-01-01', '9999-12-31'),
  fc
    .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);

const fractions = fc.oneof(
  fc.constantFrom('', '.0', '.000', '.999', '.123456789'),
  fc.nat(999).map((n) => `.${n}`),
);

const offsets = fc.oneof(
  { weight: 3, arbitrary: fc.constant('Z') },
  { weight: 2, arbitrary: fc.constantFrom('+00:00', '+01:00', '-05:00', '+05:30', '+14:00', '-12:00') },
);

const times = fc
  .tuple(
    fc.oneof(
      fc.constantFrom('00:00:00', '23:59:59', '12:00:00', '02:30:00'),
      fc.tuple(fc.nat(23), fc.nat(59), fc.nat(59)).map((parts) => parts.map(two).join(':')),
    ),
    fractions,
    offsets,
  )
  .map((parts) => parts.join(''));

const emails = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom('a@b.example', "o'brien+tag@mail.example.net", 'UPPER.case_1@sub.example.org'),
    fc.emailAddress().filter(hasPlainLabels),
  );

const durations = fc.oneof(
  fc.constantFrom('P1D', 'PT1S', 'P1W', 'PT0S', 'P1Y2M3DT4H5M6S'),
  fc.tuple(fc.nat(99), fc.nat(59)).map(([hours, minutes]) => `PT${hours}H${minutes}M`),
);

const base64 = fc.oneof(fc.constantFrom('', 'AA==', '+/+/', 'TWE='), fc.base64String({ maxLength: 200 }));

function webAddresses(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom('https://a.example', 'urn:uuid:00000000-0000-0000-0000-000000000000', 'mailto:a@b.example'),
    fc.webUrl({ withQueryParameters: true, withFragments: true }).filter(hasPlainLabels),
  );
}

/** Valid values of each format that JSON Schema 2020-12 and OpenAPI know for text, their edges among them. */
const byFormat: Readonly<Record<string, () => fc.Arbitrary<string>>> = {
  'date-time': () => fc.tuple(days, times).map(([day, time]) => `${day}T${time}`),
  date: () => days,
  time: () => times,
  duration: () => durations,
  email: emails,
  'idn-email': emails,
  hostname: () =>
    fc.oneof(
      fc.constantFrom('a', 'localhost', 'xn--bcher-kva.example', '1.example'),
      fc.domain().filter(hasPlainLabels),
    ),
  'idn-hostname': () => fc.domain().filter(hasPlainLabels),
  ipv4: () => fc.oneof(fc.constantFrom('0.0.0.0', '255.255.255.255', '127.0.0.1'), fc.ipV4()),
  ipv6: () => fc.oneof(fc.constantFrom('::', '::1', '2001:db8::1', '::ffff:192.0.2.1'), fc.ipV6()),
  uri: webAddresses,
  'uri-reference': () => fc.oneof(fc.constantFrom('', '#', '../a?b=c', '//host.example/path'), webAddresses()),
  iri: webAddresses,
  'iri-reference': () => fc.oneof(fc.constantFrom('', '#', '../a'), webAddresses()),
  'uri-template': () => fc.constantFrom('https://a.example/{id}', '/items{?page,size}', 'plain'),
  uuid: () =>
    fc.oneof(
      fc.constantFrom('00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-4FFF-BFFF-FFFFFFFFFFFF'),
      fc.uuid(),
    ),
  'json-pointer': () => fc.constantFrom('', '/', '/a', '/a~1b/0', '/~0'),
  'relative-json-pointer': () => fc.constantFrom('0', '1/a', '2#'),
  regex: () => fc.constantFrom('', '^a+$', '[0-9]{2,3}', '(a|b)*'),
  byte: () => base64,
};

/** A host name of so many characters or a few more, in labels that none is too long for. */
function longHost(length: number): string {
  return `${'a'.repeat(50)}.`.repeat(Math.ceil(length / 51)) + 'example';
}

/** Values that have at least so many characters, of formats whose usual ones are short. */
const longByFormat: Readonly<Record<string, (length: number) => string>> = {
  email: (length) => (length < 60 ? `${'a'.repeat(length)}@b.example` : `a@${longHost(length)}`),
  hostname: longHost,
  uri: (length) => `https://a.example/${'a'.repeat(length)}`,
  'uri-reference': (length) => `/${'a'.repeat(length)}`,
};

/** A value of a format that is longer than they usually are; undefined where all are of one length, or short. */
export function longTextOfFormat(format: string, length: number): string | undefined {
  const exact = longByFormat[format]?.(Math.max(0, length - 20));
  return exact === undefined || exact.length >= length ? exact : longByFormat[format]?.(length);
}

const known = new Map<string, fc.Arbitrary<string>>();

/** Valid values of a format; none where the format is only a hint, or not known. */
export function textOfFormat(format: string): fc.Arbitrary<string> | undefined {
  if (!Object.hasOwn(byFormat, format)) return undefined;
  // Made when first asked for, since putting some of them together takes long.
  const made = known.get(format) ?? byFormat[format]?.();
  if (made) known.set(format, made);
  return made;
}
