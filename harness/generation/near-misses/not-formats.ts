/**
 * Texts that are clearly not of a format. The formats of OpenAPI are missing, which are hints about storage, and so is
 * Base64, of which many decoders take any; also whatever RFCs and validators disagree about, such as a blank for the T.
 */
const byFormat: Readonly<Record<string, readonly string[]>> = {
  'date-time': [
    '',
    'yesterday at noon',
    '2026-01-05',
    '2026-01-05T10:00:00',
    '2026-02-30T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-01-05T25:00:00Z',
    '2026-01-05T10:61:00Z',
    '05/01/2026 10:00',
    '1767607200',
  ],
  date: ['', 'tomorrow', '2026-02-30', '2025-02-29', '2026-13-01', '2026-1-5', '20260105', '05/01/2026'],
  time: ['', 'noon', '25:00:00Z', '10:61:00Z', '10:00'],
  duration: ['', 'P', '1D', 'PT', 'P1S', 'one day'],
  email: ['', 'no-at-sign.example.net', '@example.net', 'a@', 'two@@example.net', 'a b@example.net'],
  'idn-email': ['', 'no-at-sign.example.net', '@example.net', 'a@'],
  hostname: ['-bad-.example', 'a b', 'a..b', 'per%cent'],
  ipv4: ['', '256.0.0.1', '1.2.3', '1.2.3.4.5', '::1'],
  ipv6: ['', ':::1', '1:2:3:4:5:6:7', 'g::1', '127.0.0.1'],
  uri: ['', 'http//no-colon', '/relative', 'http://a b.example', '%'],
  'uri-reference': ['a b', '\\', 'http://a b.example'],
  uuid: [
    '',
    '00000000-0000-0000-0000-00000000000g',
    '00000000000000000000000000000000',
    '{00000000-0000-0000-0000-000000000000}',
    '00000000-0000-0000-0000-0000000000000',
  ],
  'json-pointer': ['a/b', '/~2'],
  'relative-json-pointer': ['-1', '/a'],
  regex: ['[', '(', '*'],
};

/** Texts that are clearly not of a format; none where nothing is clear. */
export function textsNotOfFormat(format: string): readonly string[] {
  return Object.hasOwn(byFormat, format) ? (byFormat[format] ?? []) : [];
}
