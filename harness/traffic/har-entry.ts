import { gunzipSync } from 'node:zlib';
import { headerValues, type Headers } from '../report/exchange.js';
import { isRedacted } from './redacted.js';

/** One side of a recorded exchange: what is known of it, and what was not recorded. */
interface RecordedMessage {
  /** Without the pseudo headers of HTTP/2. */
  readonly headers: Headers;
  /** Whether any headers were recorded: then one that is not there was not sent. */
  readonly hasHeaders: boolean;
  /** The body as text; undefined where it was not recorded, or is not UTF-8. */
  readonly text: string | undefined;
  readonly hasBody: boolean;
}

/** The answer of a recorded exchange. */
export interface RecordedAnswer extends RecordedMessage {
  readonly status: number;
  /** The length of the body, in bytes; 1 where it has one of unknown length. */
  readonly bytes: number;
}

/** One entry of a HAR file, whatever program wrote it. */
export interface RecordedEntry {
  /** When it began, in milliseconds since 1970; NaN where the entry does not say. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly method: string;
  readonly url: string;
  readonly request: RecordedMessage;
  /** Undefined where no answer came: the request was aborted, or the connection failed. */
  readonly answer: RecordedAnswer | undefined;
  /** Whether the answer is that of a cache or a service worker, or made up by the browser: not the supplier's. */
  readonly isLocal: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** A body that unpacks to more is not read. */
const maxUnpackedBytes = 64 * 1024 * 1024;

/** Reads an entry; undefined for what is not one, since it has no method or no address. */
export function readEntry(value: unknown): RecordedEntry | undefined {
  const entry = fieldsOf(value);
  const request = fieldsOf(entry['request']);
  const { method, url } = request;
  if (typeof method !== 'string' || typeof url !== 'string') return undefined;
  const response = fieldsOf(entry['response']);
  const sent = messageOf(request, fieldsOf(request['postData']), request['bodySize']);
  return {
    startedAt: Date.parse(textOf(entry['startedDateTime'])),
    durationMs: Math.max(0, numberOf(entry['time']) ?? 0),
    method: method.toUpperCase(),
    url,
    request: sent,
    answer: answerIn(entry, response),
    isLocal: isLocal(entry, response, sent.headers),
  };
}

function answerIn(entry: Fields, response: Fields): RecordedAnswer | undefined {
  const status = numberOf(response['status']) ?? 0;
  // Aborted exchanges have 0 or -1; 1xx is not the end of one.
  if (status < 200) return undefined;
  const content = fieldsOf(response['content']);
  const message = messageOf(response, content, content['size'] ?? response['bodySize']);
  const isCutOff = [entry['_error'], response['_error'], response['_failureText']].some(
    (error) => typeof error === 'string' && error !== '',
  );
  const headers = withMediaType(message.headers, textOf(content['mimeType']));
  const size = numberOf(content['size']) ?? -1;
  const bytes = message.text === undefined ? size : Buffer.byteLength(message.text);
  return {
    ...message,
    ...(isCutOff && { text: undefined, hasBody: false }),
    headers,
    status,
    bytes: bytes < 0 || (!message.hasBody && bytes === 0) ? 1 : bytes,
  };
}

/** Some programs have the media type beside the headers only. */
function withMediaType(headers: Headers, mediaType: string): Headers {
  const isKnown = headerValues(headers, 'content-type').length > 0;
  const isPlaceholder = ['', 'x-unknown', 'application/octet-stream'].includes(mediaType);
  return isKnown || isPlaceholder ? headers : [...headers, ['content-type', mediaType]];
}

/** @param size how long the body is said to be, in bytes; -1 where that is not known */
function messageOf(message: Fields, body: Fields, size: unknown): RecordedMessage {
  const headers = headersOf(message['headers']);
  const length = numberOf(size) ?? -1;
  const { text } = body;
  const encoding = body['encoding'] ?? body['_encoding'];
  const facts = { headers, hasHeaders: headers.length > 0 };
  if (typeof text !== 'string' || isRedacted(text))
    return { ...facts, text: undefined, hasBody: isEmpty(body, length) };
  if (encoding === 'base64') return { ...facts, ...decoded(text, headers) };
  const isShortened = text === '' ? length > 0 : length > Buffer.byteLength(text) && isShortenedBy(headers);
  return isShortened ? { ...facts, text: undefined, hasBody: false } : { ...facts, text, hasBody: true };
}

/** Without a text, only a length of 0 says that there was no body; some programs leave it out of those that failed. */
function isEmpty(body: Fields, length: number): boolean {
  return length === 0 && body['_file'] === undefined && body['comment'] === undefined;
}

/** A text that is shorter than the body was shortened, unless it was in another charset or coded. */
function isShortenedBy(headers: Headers): boolean {
  const [coding = ''] = headerValues(headers, 'content-encoding');
  const [type = ''] = headerValues(headers, 'content-type');
  return coding === '' && !/charset=(?!"?utf-?8)/i.test(type);
}

/** The bytes of a Base64 text as UTF-8; those that a recorder left packed are unpacked. */
function decoded(text: string, headers: Headers): Pick<RecordedMessage, 'text' | 'hasBody'> {
  let bytes = Buffer.from(text, 'base64');
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b && headerValues(headers, 'content-encoding').length > 0;
  try {
    if (isPacked) bytes = gunzipSync(bytes, { maxOutputLength: maxUnpackedBytes });
  } catch {
    return { text: undefined, hasBody: false };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), hasBody: true };
  } catch {
    return { text: undefined, hasBody: true };
  }
}

function headersOf(list: unknown): Headers {
  if (!Array.isArray(list)) return [];
  return (list as readonly unknown[]).flatMap((item) => {
    const { name, value } = fieldsOf(item);
    if (typeof name !== 'string' || name === '' || name.startsWith(':')) return [];
    // Some browsers write a header that came several times as lines of one value.
    return textOf(value)
      .split('\n')
      .map((line) => [name, line] as const);
  });
}

/** Caches of browsers, service workers, and redirects that a browser makes up itself, such as from http to https. */
function isLocal(entry: Fields, response: Fields, sent: Headers): boolean {
  const status = numberOf(response['status']);
  const answered = headersOf(response['headers']);
  const isConditional = ['if-none-match', 'if-modified-since'].some((name) => headerValues(sent, name).length > 0);
  return (
    (status === 304 && isConditional) ||
    [entry['_fromCache'], response['_fromCache']].some((from) => typeof from === 'string' && from !== '') ||
    response['_fetchedViaServiceWorker'] === true ||
    headerValues(answered, 'non-authoritative-reason').length > 0 ||
    (status === 307 && response['statusText'] === 'Internal Redirect')
  );
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
