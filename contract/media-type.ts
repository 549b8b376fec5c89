/** Whether a media type or range (with asterisks) is JSON or may be JSON. */
export function isJsonType(mediaType: string): boolean {
  const essence = essenceOf(mediaType);
  return /^(\*|application)\/(\*|json|[^;]+\+json)$/.test(essence) || essence === 'text/json';
}

/** Whether the media type of an answer is documented; its parameters do not matter. */
export function isAmong(mediaType: string | undefined, documented: readonly string[]): boolean {
  if (mediaType === undefined) return false;
  const essence = essenceOf(mediaType);
  return documented.map(essenceOf).some((one) => one === '*/*' || one === essence || isRangeOf(one, essence));
}

function isRangeOf(range: string, essence: string): boolean {
  return range.endsWith('/*') && essence.startsWith(range.slice(0, -1));
}

function essenceOf(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}
