import { send, soundHeaders } from './requests.js';

/** One request that may bring a fault to light, after whatever has to come before it. */
export interface Probe {
  readonly title: string;
  readonly send: (url: string) => Promise<readonly string[]>;
}

/** A JSON body. */
export type Fields = Readonly<Record<string, unknown>>;
/** Headers by name; undefined drops one. */
export type HeaderFields = Readonly<Record<string, string | undefined>>;

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const xml = { 'Content-Type': 'application/xml' };

/** In place of an Authorization header: the token stands in the query string. */
export const inQuery = 'in the query string';

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Values of the two headers with all in them that a careless supplier trips over. */
export const oddHeaders: HeaderFields = Object.fromEntries(
  ['X-Request-ID', 'X-Conversation-ID'].map((name) => [
    name,
    `Odd, "quoted"; a+b  & \\ %20 ${'long '.repeat(30)}${name}`,
  ]),
);

/** Ids that a careless supplier takes for numbers. */
export const digitHeaders: HeaderFields = { 'X-Request-ID': '00170', 'X-Conversation-ID': '00180' };

/** The usual headers under names in lower case. */
export const smallNames: HeaderFields = Object.fromEntries(
  Object.entries(soundHeaders).flatMap(([name, value]) => [
    [name, undefined],
    [name.toLowerCase(), value],
  ]),
);

const envelopes: readonly (readonly [title: string, headers: HeaderFields, text?: (body: Fields) => string])[] = [
  // A plain request first: it shows most faults.
  ['indented JSON', {}, (body) => JSON.stringify(body, undefined, 2)],
  ['no credentials', { Authorization: undefined }],
  ['unknown token', { Authorization: 'Bearer unknown' }],
  ['expired token', { Authorization: 'Bearer demo-expired-token' }],
  ['token of another client', { Authorization: 'Bearer demo-other-client-token' }],
  ['token in the query string', { Authorization: inQuery }],
  ['unknown scheme', { Authorization: 'Basic dW5rbm93bjp1bmtub3du' }],
  ['no request id', { 'X-Request-ID': undefined }],
  ['no conversation id', { 'X-Conversation-ID': undefined }],
  ['no tenant', { Tenant: undefined }],
  ['a form', form, () => 'id=1&status=ACCEPTED'],
  ['XML', xml, () => '<request/>'],
  ['an empty body', {}, () => ' '],
  ['cut-off JSON', {}, (body) => JSON.stringify(body).slice(0, -1)],
  ['reversed keys', {}, (body) => JSON.stringify(Object.fromEntries(Object.entries(body).toReversed()))],
  ['escapes', {}, (body) => JSON.stringify(body).replaceAll('e', '\\u0065')],
  ['a list', {}, (body) => JSON.stringify([body])],
  ['odd headers', oddHeaders],
  ['headers of digits', digitHeaders],
  ['header names in lower case', smallNames],
  [
    'escaped keys',
    {},
    (body) => JSON.stringify(body).replaceAll(/"(\w)(?=\w+":)/g, (key) => `"${escaped(key.slice(1))}`),
  ],
  ['escapes in capitals', {}, (body) => JSON.stringify(body).replaceAll('o', '\\u006F')],
  ['tabs and carriage returns', {}, (body) => JSON.stringify(body, undefined, '\t').replaceAll('\n', '\r\n')],
  ['spaces before colons', {}, (body) => JSON.stringify(body).replaceAll('":', '" :')],
  ['an escaped slash', {}, (body) => JSON.stringify({ ...body, notes: 'a/b' }).replaceAll('/', '\\/')],
  ['an escaped pair', {}, (body) => JSON.stringify({ ...body, notes: 'A 😀' }).replace('😀', '\\ud83d\\ude00')],
  ['an id with a point', {}, (body) => JSON.stringify(body).replace(/"id":(\d+)/, '"id":$1.0')],
  ['an id with an exponent', {}, (body) => JSON.stringify(body).replace(/"id":(\d+)/, '"id":$1E+0')],
  ['a type between ids', {}, ({ id, problemType, ...body }) => JSON.stringify({ id, problemType, ...body })],
];

/** A text with all that a careless supplier trips over. */
export const odd = "  O'Neil <b>Größe</b> 😀 e\u0301 \n two  spaces ";

/** A text longer than any documented limit. */
export const long = 'x'.repeat(2000);

/** One probe for each body. */
export function bodyProbes(
  bodies: readonly (readonly [string, Fields])[],
  act: (url: string, body: Fields) => Promise<readonly string[]>,
): readonly Probe[] {
  return bodies.map(([title, body]) => ({ title, send: (url) => act(url, body) }));
}

/** One probe for each way in which a request may be wrapped wrongly, or oddly. */
export function envelopeProbes(
  act: (url: string, headers: HeaderFields, text: (body: Fields) => string) => Promise<readonly string[]>,
): readonly Probe[] {
  return envelopes.map(([title, headers, text = JSON.stringify]) => ({
    title,
    send: (url) => act(url, headers, (body) => text(body)),
  }));
}

let count = 0;

/** What an answer shows, with all that differs from run to run made alike. */
export async function look(
  url: string,
  method: string,
  path: string,
  body: unknown,
  headers: HeaderFields = {},
): Promise<readonly string[]> {
  count += 1;
  const own = {
    'X-Request-ID': `request-${crypto.randomUUID()}`,
    'X-Conversation-ID': `conversation-of-the-probe-${count}`,
  };
  const [target, authorization] =
    headers['Authorization'] === inQuery
      ? [`${path}${path.includes('?') ? '&' : '?'}access_token=demo-token`, { Authorization: undefined }]
      : [path, {}];
  try {
    const reply = await send(url, method, target, body, { ...own, ...headers, ...authorization });
    const echo = (name: keyof typeof own): string => {
      const value = reply.headers.get(name);
      if (value === null) return 'none';
      return value === { ...own, ...headers }[name] ? 'echoed' : 'other';
    };
    const text = reply.text
      .replace(/"uuid":\s*"[0-9a-f-]{36}"/, '"uuid"')
      .replace(/"id":"[0-9a-f]{8}-[0-9a-f-]{27}"/, '"id":"uuid"')
      .replace(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, (date) =>
        Date.parse(date.slice(1, -1)) > Date.now() ? '"ahead"' : '"past"',
      );
    return [
      String(reply.status),
      echo('X-Request-ID'),
      echo('X-Conversation-ID'),
      String(reply.headers.get('content-type')),
      text,
    ];
  } catch {
    return ['no answer'];
  }
}
