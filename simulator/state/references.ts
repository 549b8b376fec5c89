/** What a reference is made for. */
export type ReferenceKind = keyof typeof prefixes;

/** Makes the n-th reference of a kind; undefined leaves it to the supplier's usual way. */
export type ReferenceMaker = (kind: ReferenceKind, count: number) => string | undefined;

const prefixes = {
  problem: 'SP',
  amendment: 'AM',
  cancellation: 'CA',
  resolution: 'RES',
  reservation: 'AP',
  order: 'OR',
  'order-amendment': 'OA',
  'order-cancellation': 'OC',
  'ethernet-order': 'EO',
  quote: 'QU',
  test: 'TEST',
} as const;

/** Counts the references of one running supplier. */
export class References {
  readonly #counts = new Map<ReferenceKind, number>();
  readonly #make: ReferenceMaker;

  constructor(make: ReferenceMaker = () => undefined) {
    this.#make = make;
  }

  /** A new reference of a kind. */
  next(kind: ReferenceKind): string {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return this.#make(kind, count) ?? `${prefixes[kind]}_${String(count).padStart(8, '0')}`;
  }
}
