/** Whether a media type or range (with asterisks) is JSON or may be JSON. */
export function isJsonType(mediaType: string): boolean {
  const essence = essenceOf(mediaType);
  if (isStreamType(mediaType)) return false;
  return /^(\*|application)\/(\*|json|[^;]+\+json)$/.test(essence) || essence === 'text/json';
}

/** Media types of items one after the other, which may have no end: events, lines of JSON, watches. */
export function isStreamType(mediaType: string | undefined): boolean {
  if (mediaType === undefined) return false;
  return (
    isJsonLinesType(mediaType) ||
    /^(text\/event-stream|multipart\/x-mixed-replace)$/.test(essenceOf(mediaType)) ||
    /;\s*(stream|watch)\b/i.test(mediaType)
  );
}

/** Those whose items are JSON texts, each on a line of its own. */
export function isJsonLinesType(mediaType: string): boolean {
  return /^(application|text)\/(x-)?(ndjson|jsonl|jsonlines|json-lines|json-seq|json-stream|stream\+json|[^;]+\+json-seq|[^;]+\+ndjson)$/.test(
    essenceOf(mediaType),
  );
}

/**
 * Which of the documented media types describes an answer: the one that is the same with all parameters, else without
 * them, else the closest range.
 */
export function closestType(mediaType: string | undefined, documented: readonly string[]): string | undefined {
  if (mediaType === undefined) return undefined;
  const essence = essenceOf(mediaType);
  const suffix = /\+[a-z]+$/.exec(essence)?.[0];
  const [type = ''] = essence.split('/');
  const wanted = [`${type}/*${suffix ?? ''}`, `${type}/*`, '*/*'];
  return (
    documented.find((one) => withParameters(one) === withParameters(mediaType)) ??
    documented.find((one) => essenceOf(one) === essence) ??
    wanted.flatMap((range) => documented.filter((one) => essenceOf(one) === range))[0]
  );
}

/** A media type with its parameters in order; the encoding of a text does not make another type. */
function withParameters(mediaType: string): string {
  const [, ...parameters] = mediaType.split(';').map((part) => part.trim().toLowerCase().replaceAll('"', ''));
  const kept = parameters.filter((parameter) => parameter !== '' && !parameter.startsWith('charset='));
  return [essenceOf(mediaType), ...kept.toSorted()].join(';');
}

function essenceOf(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}
