import { createHash } from 'node:crypto';
import { entityIn, isAbout, keysOf, lookUpKeys, type KciEntity, type KciSubject } from './entity.js';
import type { Kci } from './post.js';
import { isJsonObject, type Json, type JsonObject } from '../../json/json.js';

/** How much a store holds: beyond, the bodies of the oldest KCIs are cut down, then the oldest KCIs forgotten. */
export interface KciStoreLimits {
  /** Bytes of all bodies together. */
  readonly bodyBytes: number;
  readonly kcis: number;
}

const usualLimits: KciStoreLimits = { bodyBytes: 32 * 1024 * 1024, kcis: 100_000 };

/** A KCI as it is held: its body as bytes, which are parsed when they are read. */
interface Held {
  readonly kci: Kci;
  readonly keys: readonly string[];
  bytes: Buffer;
}

/** KCIs in order of arrival, to be found by what they are about, in bounded memory. */
export class KciStore {
  readonly #limits: KciStoreLimits;
  readonly #held = new Map<number, Held>();
  readonly #byKey = new Map<string, Kci[]>();
  readonly #digests = new Map<string, string>();
  #arrivals = 0;
  #bodyBytes = 0;
  /** The oldest arrival whose body is whole. */
  #oldestWhole = 1;

  constructor(limits: Partial<KciStoreLimits> = {}) {
    this.#limits = { ...usualLimits, ...limits };
  }

  /** How many KCIs were added, forgotten ones included. */
  get arrivals(): number {
    return this.#arrivals;
  }

  /** All KCIs about a subject, in order of arrival. */
  about(subject: KciSubject): readonly Kci[] {
    const found = new Set(lookUpKeys(subject).flatMap((key) => this.#byKey.get(key) ?? []));
    const meant = [...found].filter((kci) => isAbout(entityIn(kci.body), subject));
    return meant.toSorted((one, other) => one.arrival - other.arrival);
  }

  /** Whether a KCI with this id and this very content was added before. */
  knows(body: JsonObject): boolean {
    const { id } = body;
    return typeof id === 'string' && id !== '' && this.#digests.get(id) === digestOf(body);
  }

  /** Adds a KCI, and remembers it if the same one is not to be added again. */
  add(body: JsonObject, arrivedAt: string, { remember = true }: { readonly remember?: boolean } = {}): Kci {
    const arrival = ++this.#arrivals;
    const held: Held = {
      bytes: Buffer.from(JSON.stringify(body)),
      keys: keysOf(entityIn(body)),
      kci: {
        arrival,
        arrivedAt,
        get body() {
          return JSON.parse(held.bytes.toString('utf8')) as JsonObject;
        },
      },
    };
    this.#held.set(arrival, held);
    this.#bodyBytes += held.bytes.length;
    for (const key of held.keys) {
      const others = this.#byKey.get(key);
      if (others) others.push(held.kci);
      else this.#byKey.set(key, [held.kci]);
    }
    if (remember && typeof body['id'] === 'string' && body['id'].length <= maxIdLength)
      this.#digests.set(body['id'], digestOf(body));
    this.#bound();
    return held.kci;
  }

  #bound(): void {
    while (this.#bodyBytes > this.#limits.bodyBytes && this.#oldestWhole < this.#arrivals) {
      const held = this.#held.get(this.#oldestWhole++);
      if (held) this.#cutDown(held);
    }
    const oldest = this.#arrivals - this.#limits.kcis;
    const held = this.#held.get(oldest);
    if (held) this.#forget(held);
    if (this.#digests.size > this.#limits.kcis) this.#digests.delete(this.#digests.keys().next().value ?? '');
  }

  #cutDown(held: Held): void {
    const head = Buffer.from(JSON.stringify(headOf(held.kci.body)));
    this.#bodyBytes += head.length - held.bytes.length;
    held.bytes = head;
  }

  #forget({ kci, keys, bytes }: Held): void {
    this.#held.delete(kci.arrival);
    this.#bodyBytes -= bytes.length;
    for (const key of keys) {
      const others = this.#byKey.get(key);
      others?.shift();
      if (others?.length === 0) this.#byKey.delete(key);
    }
  }
}

/** A KCI cannot have a longer id; those are not remembered. */
const maxIdLength = 200;
const maxTextLength = 200;

/** What is left of a KCI once its body is cut down: what names it, its entity, and its state. */
function headOf(body: JsonObject): JsonObject {
  const entity = entityIn(body);
  return {
    ...scalars(body, ['id', 'sequenceNumber', 'issuedOn', 'reasonCode']),
    ...(entity && { [entity.key]: scalars(entity.value, namesOf(entity)) }),
  };
}

function namesOf({ referenceField }: KciEntity): readonly string[] {
  return ['id', 'tenant', 'status', ...(referenceField === undefined ? [] : [referenceField])];
}

function scalars(object: JsonObject, names: readonly string[]): JsonObject {
  const entries = names.flatMap((name): (readonly [string, Json])[] => {
    const value = object[name];
    if (typeof value === 'string') return [[name, value.slice(0, maxTextLength)]];
    return typeof value === 'number' ? [[name, value]] : [];
  });
  return Object.fromEntries(entries);
}

/** The same for two bodies that differ in layout or in the order of keys only. */
function digestOf(body: JsonObject): string {
  return createHash('sha256').update(canonical(body)).digest('base64');
}

function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonical).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
