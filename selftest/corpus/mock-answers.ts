import { chooseDescription, type DescriptionSource } from '../../contract/description.js';
import { closestType } from '../../contract/media-type.js';
import type { Answer, Operation } from '../../contract/operation.js';
import { resolveSchema, type Node } from '../../contract/resolve.js';
import type { Schema } from '../../contract/schema.js';
import { plainBody } from '../../harness/generation/samples/plain-values.js';
import { schemasOf } from './mock-schemas.js';

/** What a mock sends. */
export interface MockAnswer {
  readonly status: number;
  readonly type?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * Makes answers that follow a description. What only answers have counts as what only requests have when values are
 * made, and every body is checked by the second validator.
 */
export class MockAnswers {
  readonly #document: Node;
  readonly #validators: ReturnType<typeof schemasOf>;
  readonly #known = new Map<string, Promise<MockAnswer | undefined>>();
  /** Bodies that the second validator refuses: places of schemas. */
  readonly refused: string[] = [];
  /** Operations that are refused with a 400 although no refusal is described: there is no answer by the description. */
  readonly undescribed = new Set<string>();

  constructor(source: DescriptionSource) {
    this.#document = swapped(source.document) as Node;
    this.#validators = schemasOf(source.document, 'writeOnly');
    chooseDescription({ ...source, document: this.#document });
  }

  /** A success as described; undefined where none can be made. */
  async success(operation: Operation): Promise<MockAnswer | undefined> {
    return this.#first(operation, /^2(?:\d\d|XX)$/i, 200);
  }

  /** A refusal as described, with the code that fits best; an undescribed one if no code fits. */
  async refusal(operation: Operation, wanted: number): Promise<MockAnswer> {
    const codes = [`^${wanted}$`, '^4XX$', '^default$'].map((code) => new RegExp(code, 'i'));
    for (const code of codes) {
      const described = await this.#first(operation, code, wanted);
      if (described) return described;
    }
    // HTTP itself has these two, and a body is documented for neither.
    const bare = { headers: {}, text: '' };
    if (wanted === 401 || wanted === 404) return { status: wanted, ...bare };
    const other = (await this.#first(operation, /^422$/, 422)) ?? (await this.#first(operation, /^4/, 400));
    if (!other) this.undescribed.add(operation.key);
    return other ?? { status: 400, ...bare };
  }

  async #first(operation: Operation, codes: RegExp, usual: number): Promise<MockAnswer | undefined> {
    const found = [...operation.answers].filter(([code]) => codes.test(code));
    if (found.length === 0 && usual === 200)
      found.push(...[...operation.answers].filter(([code]) => code === 'default'));
    for (const [code, answer] of found) {
      const status = /^\d+$/.test(code) ? Number(code) : usual;
      const key = `${operation.key} ${code} ${status}`;
      const made = this.#known.get(key) ?? this.#made(status, answer, operation);
      this.#known.set(key, made);
      const answered = await made;
      if (answered) return answered;
    }
    return undefined;
  }

  async #made(status: number, answer: Answer, { method }: Operation): Promise<MockAnswer | undefined> {
    const headers = Object.fromEntries(
      answer.headers.flatMap(({ name, required, schema }) => (required ? [[name, headerText(schema)]] : [])),
    );
    if (answer.mediaTypes.length === 0 || method === 'HEAD' || [204, 205].includes(status))
      return { status, headers, text: '' };
    const [json] = answer.mediaTypes.filter((type) => /[/+]json\b|^\*\/\*|^application\/\*/.test(type));
    const type = (json ?? answer.mediaTypes[0] ?? '').replace('*/*', 'application/json').replace('/*', '/json');
    if (json === undefined) return { status, headers, type, text: 'x' };
    const pointer = answer.schemaPointers.get(closestType(type, answer.mediaTypes) ?? json);
    if (pointer === undefined) return { status, headers, type, text: '{}' };
    const schema = resolveSchema(this.#document, pointer, 'seed');
    const made = plainBody(
      { schema, pointer, kinds: [schema], wholePointer: pointer, mediaType: type, required: true, examples: [] },
      false,
    );
    if (!('value' in made)) return undefined;
    if (!(await this.#validators(pointer))(made.value)) {
      this.refused.push(pointer);
      return undefined;
    }
    return { status, headers, type, text: JSON.stringify(made.value) };
  }
}

function headerText({ type, example, enum: listed }: Schema): string {
  if (typeof example === 'string' || typeof example === 'number') return String(example);
  if (listed) return String(listed[0]);
  return type === 'integer' || type === 'number' ? '1' : type === 'boolean' ? 'true' : 'x';
}

/** A copy in which what requests leave out and what answers leave out have changed places. */
function swapped(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map(swapped);
  return Object.fromEntries(
    Object.entries(node).map(([key, part]) => {
      const other = { readOnly: 'writeOnly', writeOnly: 'readOnly' }[key];
      return typeof part === 'boolean' && other !== undefined ? [other, part] : [key, swapped(part)];
    }),
  );
}
