import { isNode, type Node } from '../../contract/resolve.js';
import { namedBranches, namesOfBranches, namesOfHeir } from './discriminators.js';

/**
 * Who sends a value: what the schemas of a description ask of it depends on that. What the description itself shows for
 * a request is valid even where part of a schema cannot be read; other requests are not. What is made for a request also
 * says by which name a discriminator knows it.
 */
export type Direction = 'request' | 'made' | 'shown' | 'answer';

/** How a choice with a discriminator is read: by the letter of its keywords, or by the branch that the value names. */
export type Reading = 'letter' | 'discriminator';

/** A schema for a validator, with what it refers to by number. */
export interface SchemaCopy {
  readonly schema: unknown;
  readonly refersTo: readonly number[];
}

/** The id of the schema with a number, in the references of copies. */
export function copyId(number: number): string {
  return `https://schemas.invalid/${number}`;
}

/** Keywords with a plain value. What stands under any other, such as an example, is not for validators to read. */
const plainKeywords = [
  'type',
  'enum',
  'const',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minContains',
  'maxContains',
  'minProperties',
  'maxProperties',
  'required',
  'dependentRequired',
] as const;

/** Keywords whose schemas apply to the same value, each with the part that it has in the verdict on it. */
const sameValue = ['allOf', 'anyOf', 'oneOf'] as const;
const branches = ['then', 'else'] as const;
/** Schemas that are asked about a value, but ask nothing of it: they keep their letter. */
const conditions = ['if', 'not', 'contains', 'propertyNames'] as const;
const inner = ['items', 'additionalProperties', 'unevaluatedItems', 'unevaluatedProperties'] as const;

/**
 * Copies schemas of a description for a validator: only the keywords of JSON Schema 2020-12, and without the demand for
 * names that the direction does not have, that is `writeOnly` ones in answers and `readOnly` ones in requests. A name
 * counts wherever in the same object it is described: in `allOf`, in a branch, or behind a reference.
 */
export class SchemaCopies {
  readonly #numbers = new Map<string, number>();
  readonly #places: { readonly pointer: string; readonly lifted: ReadonlySet<string> }[] = [];
  readonly #copies: SchemaCopy[] = [];
  /** Whether any schema so far has a discriminator that names branches of a choice. */
  hasDiscriminator = false;

  constructor(
    readonly document: Node,
    readonly direction: Direction,
    readonly reading: Reading = 'letter',
  ) {}

  /** The number of the schema at a pointer; `lifted` are names that are not demanded there. */
  numberOf(pointer: string, lifted: ReadonlySet<string> = none): number {
    const key = [pointer.replace(/^#/, ''), ...[...lifted].toSorted()].join(' ');
    const number = this.#numbers.get(key) ?? this.#places.length;
    if (number === this.#places.length) {
      this.#numbers.set(key, number);
      this.#places.push({ pointer, lifted });
    }
    return number;
  }

  /** What a value of a schema says for a discriminator, where values are made; see `namesOfHeir`. */
  nameOf(pointer: string): Node | undefined {
    return this.direction === 'made' ? namesOfHeir(pointer, (reference) => this.#at(reference)) : undefined;
  }

  /** @throws Error when there is no such schema */
  copy(number: number): SchemaCopy {
    const known = this.#copies[number];
    if (known) return known;
    const { pointer, lifted } = this.#places[number] ?? { pointer: '#', lifted: none };
    const refersTo = new Set<number>();
    const made = { schema: this.#copied(this.#at(pointer), lifted, refersTo), refersTo: [...refersTo] };
    this.#copies[number] = made;
    return made;
  }

  #copied(
    given: unknown,
    inherited: ReadonlySet<string>,
    refersTo: Set<number>,
    strict = false,
    isNamed = this.direction === 'made',
  ): unknown {
    if (!isNode(given)) return given;
    // What is right there is not known: nothing is sent but what the description itself shows.
    if (['request', 'made'].includes(this.direction) && given['x-unreadable'] !== undefined) return shownAlone(given);
    const lifted = strict ? none : new Set([...inherited, ...this.#liftedBy(given)]);
    const copied: Record<string, unknown> = {};
    const deeper = (schema: unknown) => this.#copied(schema, none, refersTo);
    const same = (schema: unknown) => this.#copied(schema, lifted, refersTo, strict);
    for (const keyword of plainKeywords) if (given[keyword] !== undefined) copied[keyword] = given[keyword];
    if (given['x-written'] !== undefined) copied['x-written'] = given['x-written'];
    if (Array.isArray(given['required']))
      copied['required'] = given['required'].filter((name) => !lifted.has(String(name)));
    if (typeof given['$ref'] === 'string') copied['$ref'] = this.#reference(given['$ref'], lifted, refersTo);
    if (typeof given['minProperties'] === 'number')
      copied['minProperties'] = Math.max(0, given['minProperties'] - lifted.size);
    for (const keyword of sameValue)
      if (Array.isArray(given[keyword])) copied[keyword] = this.#parts(given, keyword, lifted, refersTo, strict);
    if (isNamed && !strict && typeof given['$ref'] === 'string')
      copied['allOf'] = withPart(
        copied['allOf'],
        namesOfHeir(given['$ref'], (reference) => this.#at(reference)),
      );
    // Branches that only lifted names tell apart can all hold at once.
    if (Array.isArray(given['oneOf']) && given['oneOf'].some((branch) => this.#demandsAny(branch, lifted)))
      copied['oneOf'] = [{ anyOf: copied['oneOf'] }];
    if (given['format'] === 'int64') copied['allOf'] = withPart(copied['allOf'], int64);
    if (copied['allOf'] === undefined) delete copied['allOf'];
    for (const keyword of branches) if (given[keyword] !== undefined) copied[keyword] = same(given[keyword]);
    for (const keyword of conditions)
      if (given[keyword] !== undefined) copied[keyword] = this.#copied(given[keyword], none, refersTo, true);
    for (const keyword of inner) if (given[keyword] !== undefined) copied[keyword] = deeper(given[keyword]);
    if (Array.isArray(given['prefixItems'])) copied['prefixItems'] = given['prefixItems'].map(deeper);
    for (const keyword of ['properties', 'patternProperties'] as const)
      if (isNode(given[keyword])) copied[keyword] = mapped(given[keyword], deeper);
    if (isNode(given['dependentSchemas'])) copied['dependentSchemas'] = mapped(given['dependentSchemas'], same);
    return this.#byDiscriminator(given, copied, lifted, refersTo);
  }

  /** The parts of a combination. Of what is made, a branch that a discriminator knows says the name that it has there. */
  #parts(
    given: Node,
    keyword: (typeof sameValue)[number],
    lifted: ReadonlySet<string>,
    refersTo: Set<number>,
    strict: boolean,
  ): readonly unknown[] {
    const parts = given[keyword] as readonly unknown[];
    const isNaming = this.direction === 'made' && !strict;
    const names =
      isNaming && keyword !== 'allOf' ? namesOfBranches(given, parts, (reference) => this.#at(reference)) : [];
    return parts.map((part, index) => {
      const name = names[index];
      // What is inherited from has the name of its heir.
      const isNamed = isNaming && name === undefined && (keyword !== 'allOf' || parts.length === 1);
      const copied = this.#copied(part, lifted, refersTo, strict, isNamed);
      return name === undefined ? copied : { allOf: [copied, name] };
    });
  }

  /** In the other reading, the branch that the value names decides; a value that names none is judged by the letter. */
  #byDiscriminator(
    given: Node,
    copied: Record<string, unknown>,
    lifted: ReadonlySet<string>,
    refersTo: Set<number>,
  ): unknown {
    const choice = (['oneOf', 'anyOf'] as const).find((keyword) => Array.isArray(given[keyword]));
    const discriminator = given['discriminator'];
    if (choice === undefined || !isNode(discriminator) || typeof discriminator['propertyName'] !== 'string')
      return copied;
    const property = discriminator['propertyName'];
    const named = namedBranches(given[choice] as readonly unknown[], discriminator['mapping']);
    if (named.length === 0) return copied;
    this.hasDiscriminator = true;
    if (this.reading === 'letter') return copied;
    const { [choice]: letter, ...rest } = copied;
    const names = (values: readonly string[]) => ({
      type: 'object',
      required: [property],
      properties: { [property]: { enum: values } },
    });
    return {
      ...rest,
      allOf: [
        ...((rest['allOf'] as readonly unknown[] | undefined) ?? []),
        ...named.map(([name, reference]) => ({
          if: names([name]),
          // eslint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
          then: { $ref: this.#reference(reference, lifted, refersTo) },
        })),
        { if: names(named.map(([name]) => name)), else: { [choice]: letter } },
      ],
    };
  }

  #reference(reference: string, lifted: ReadonlySet<string>, refersTo: Set<number>): string {
    const number = this.numberOf(reference, lifted);
    refersTo.add(number);
    return copyId(number);
  }

  /** The names that a schema lifts, with those of the schemas that apply to the same value. */
  #liftedBy(schema: unknown, seen: ReadonlySet<unknown> = new Set()): readonly string[] {
    if (!isNode(schema) || seen.has(schema)) return [];
    const within = new Set([...seen, schema]);
    const properties = isNode(schema['properties']) ? schema['properties'] : {};
    const own = Object.keys(properties).filter((name) => this.#isLifted(properties[name]));
    const parts = [
      ...sameValue.flatMap((keyword) => (Array.isArray(schema[keyword]) ? (schema[keyword] as unknown[]) : [])),
      ...branches.map((keyword) => schema[keyword]),
      ...(typeof schema['$ref'] === 'string' ? [this.#at(schema['$ref'])] : []),
    ];
    return [...own, ...parts.flatMap((part) => this.#liftedBy(part, within))];
  }

  /** Whether a schema demands one of some names in the object itself. */
  #demandsAny(schema: unknown, names: ReadonlySet<string>, seen: ReadonlySet<unknown> = new Set()): boolean {
    if (!isNode(schema) || names.size === 0 || seen.has(schema)) return false;
    const { required, allOf = [], $ref: reference } = schema;
    if (Array.isArray(required) && required.some((name) => names.has(String(name)))) return true;
    const parts = [
      ...(Array.isArray(allOf) ? (allOf as unknown[]) : []),
      ...(typeof reference === 'string' ? [this.#at(reference)] : []),
    ];
    return parts.some((part) => this.#demandsAny(part, names, new Set([...seen, schema])));
  }

  #isLifted(property: unknown, seen: ReadonlySet<unknown> = new Set()): boolean {
    if (!isNode(property) || seen.has(property)) return false;
    if (property[this.direction === 'answer' ? 'writeOnly' : 'readOnly'] === true) return true;
    const within = new Set([...seen, property]);
    const { $ref: reference, allOf = [] } = property;
    if (typeof reference === 'string' && this.#isLifted(this.#at(reference), within)) return true;
    return Array.isArray(allOf) && allOf.some((part) => this.#isLifted(part, within));
  }

  #at(pointer: string): unknown {
    return schemaAt(this.document, pointer);
  }
}

const none: ReadonlySet<string> = new Set();

function withPart(allOf: unknown, part: unknown): readonly unknown[] | undefined {
  const parts = (allOf as readonly unknown[] | undefined) ?? [];
  return part === undefined ? (allOf as readonly unknown[] | undefined) : [...parts, part];
}

/** The whole numbers of 64 bits, whose limits no double holds. */
const int64: Node = {
  minimum: -(2 ** 63),
  maximum: 2 ** 63,
  'x-written': { minimum: '-9223372036854775808', maximum: '9223372036854775807' },
};

/** The schema at a pointer, which may be `true` or `false`, or have a `$ref` to follow. */
function schemaAt(document: Node, pointer: string): unknown {
  const steps = pointer.replace(/^#/, '').split('/').slice(1).map(decoded);
  let current: unknown = document;
  for (const step of steps) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step))
      throw new Error(`The description has nothing at ${pointer}.`);
    current = (current as Node)[step];
  }
  return current;
}

function decoded(step: string): string {
  return decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
}

function shownAlone({ const: only, enum: listed, example, examples, default: usual }: Node): unknown {
  const many = [listed, examples].flatMap((values) => (Array.isArray(values) ? (values as unknown[]) : []));
  const shown = [only, example, usual, ...many].filter((value) => value !== undefined);
  return shown.length > 0 ? { enum: shown } : { not: {} };
}

function mapped(map: Node, change: (schema: unknown) => unknown): Node {
  return Object.fromEntries(Object.entries(map).map(([name, schema]) => [name, change(schema)]));
}
