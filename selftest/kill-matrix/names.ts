/** The identifiers and references in a JSON value. Deeper than a few levels an `id` is that of an address or a product. */
export function namesIn(value: unknown, levels: number, key = ''): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return isName(key, levels) ? [String(value)] : [];
  if (Array.isArray(value)) return value.flatMap((item) => namesIn(item, levels, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => namesIn(part, levels - 1, name));
}

/** The same for a text, which may be no JSON. */
export function namesInText(text: string, levels: number): readonly string[] {
  try {
    return namesIn(JSON.parse(text), levels);
  } catch {
    return [];
  }
}

/** A service is had by many. */
function isName(key: string, levels: number): boolean {
  if (key === 'serviceId') return false;
  return key === 'id' ? levels >= 0 : /(Id|ID|Reference|reference)$/.test(key);
}
