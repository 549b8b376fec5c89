/**
 * Does something at a moment of the past, with identifiers that are drawn again when it is done again: what a supplier
 * answers then depends on the request and on the requests before it alone. Nothing else may happen meanwhile.
 */
export function reproducibly<T>(place: number, at: number, work: () => T): T {
  const RealDate = Date;
  let drawn = 0;
  class ThatDate extends RealDate {
    constructor(...parts: readonly unknown[]) {
      // @ts-expect-error Whatever the constructor of dates takes.
      super(...(parts.length === 0 ? [at] : parts));
    }
    static override now(): number {
      return at;
    }
  }
  globalThis.Date = ThatDate as DateConstructor;
  crypto.randomUUID = () => uuid(place, drawn++);
  try {
    return work();
  } finally {
    globalThis.Date = RealDate;
    // The usual one is that of its prototype.
    Reflect.deleteProperty(crypto, 'randomUUID');
  }
}

function uuid(place: number, count: number): ReturnType<typeof crypto.randomUUID> {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  return `${hex(place, 8)}-${hex(count, 4)}-4000-8000-000000000000`;
}
