import { endSchemas } from './endless-schemas.js';
import { httpOwned } from '../../contract/http-headers.js';
import { pointerTo } from '../../contract/resolve.js';
import { DescriptionFiles, NotLoaded, type DescriptionFile } from './files.js';
import { grammar, methods, type Kind } from './grammar.js';
import type { LeftOutParts } from './left-out.js';
import { oddity, tidyParameter } from './parts.js';
import { tidySchema } from './tidy-schema.js';
import { isNode, type RawNode } from './values.js';

type LoadedFile = DescriptionFile & { readonly document: RawNode };

/** The operations that need a part, so that they are left out with it. */
interface Needed {
  readonly item: RawNode;
  readonly methods: readonly string[];
  readonly path: string;
}

/** A part that is to be read: where it stands, and what needs it. */
interface Part {
  readonly kind: Kind;
  readonly owner: Record<string, unknown>;
  readonly key: string;
  readonly file: LoadedFile;
  /** Its JSON pointer within its file. */
  readonly pointer: string;
  readonly needed: Needed;
}

/** Where a reference leads: a part, and the object that holds it. */
interface Target {
  readonly file: LoadedFile;
  readonly pointer: string;
  readonly owner: Record<string, unknown>;
  readonly key: string;
  readonly node: unknown;
}

/** So many references in a row lead nowhere but round in a circle. */
const maxHops = 100;

/**
 * Reads the parts of a description that operations need, in place: other files are taken in, references become local
 * and lead to the place itself, schemas become those of JSON Schema 2020-12. A part that cannot be read is left out and
 * named; an operation only where it cannot do without.
 */
export class DescriptionReader {
  readonly #resolved = new WeakMap<object, Target>();
  readonly #read = new WeakMap<object, Set<Kind>>();
  readonly #queue: Part[] = [];
  /** The schemas, each with where it was found first. */
  readonly #schemas = new Map<RawNode, Part>();
  readonly #waiting = new Map<string, { readonly address: URL; readonly parts: Part[] }>();

  constructor(
    readonly files: DescriptionFiles,
    readonly old: boolean,
    readonly leftOut: LeftOutParts,
  ) {}

  async read(root: LoadedFile): Promise<void> {
    const paths = (root.document['paths'] ?? {}) as RawNode;
    for (const path of Object.keys(paths)) this.#queuePath(root, paths, path);
    const { components } = root.document;
    if (isNode(components))
      for (const [group, kind] of [
        ['schemas', 'schema'],
        ['securitySchemes', 'securityScheme'],
      ] as const)
        if (isNode(components[group]))
          for (const key of Object.keys(components[group]))
            this.#add({
              kind,
              owner: components[group],
              key,
              file: root,
              pointer: pointerTo(['components', group, key]),
              needed: { item: {}, methods: [], path: '' },
            });
        else delete components[group];
    for (;;) {
      // Taking the first of a long list away moves all others: it grows while it is read instead.
      for (let index = 0; index < this.#queue.length; index++) this.#visit(this.#queue[index] as Part);
      this.#queue.length = 0;
      if (this.#waiting.size === 0) return this.#endSchemas();
      const waiting = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const { address, parts } of waiting) {
        await this.files.load(address);
        this.#queue.push(...parts);
      }
    }
  }

  /** Ends schemas that lead back to themselves, and names those that lost something by it. */
  #endSchemas(): void {
    const targetOf = (schema: RawNode) => {
      const node = this.#resolved.get(schema)?.node;
      return isNode(node) ? node : undefined;
    };
    for (const schema of endSchemas(this.#schemas.keys(), targetOf)) {
      const part = this.#schemas.get(schema);
      if (part) this.leftOut.add(this.#named(part, '$ref'), 'it leads back to itself');
    }
  }

  #queuePath(root: LoadedFile, paths: RawNode, path: string): void {
    if (path.startsWith('x-')) delete paths[path];
    else if (!path.startsWith('/')) {
      delete paths[path];
      this.leftOut.add(`The path ${path}`, 'it does not begin with /');
    } else {
      const needed = { item: {}, methods: [], path };
      this.#add({ kind: 'pathItem', owner: paths, key: path, file: root, pointer: pointerTo(['paths', path]), needed });
    }
  }

  #add(part: Part): void {
    this.#queue.push(part);
  }

  #visit(part: Part): void {
    const { owner, key, kind } = part;
    if (owner[key] === undefined) return;
    if (kind === 'schema' && typeof owner[key] === 'boolean') owner[key] = asObject(owner[key]);
    try {
      const target = this.#target(part);
      const reason = oddity(kind, target.node);
      if (reason !== undefined) this.#drop(part, reason);
      else this.#enter({ ...part, ...target }, target.node as RawNode);
    } catch (thrown) {
      if (thrown instanceof NotLoaded) this.#wait(thrown.address, part);
      else this.#drop(part, (thrown as Error).message);
    }
  }

  /** Reads a part itself, once for each kind that it stands for, and queues what it holds. */
  #enter(part: Part, node: RawNode): void {
    const { kind, file, pointer } = part;
    const kinds = this.#read.get(node) ?? new Set();
    if (kinds.has(kind)) return;
    this.#read.set(node, kinds.add(kind));
    if (kind === 'pathItem') this.#tidyMethods(part, node);
    const needed = this.#needed(part, node);
    if (kind === 'pathItem') this.#noteServers(needed.path, node);
    if (kind === 'operation') this.#noteServers(`${needed.methods[0]?.toUpperCase()} ${needed.path}`, node);
    if (kind === 'schema') {
      this.#schemas.set(node, part);
      this.#tidy(part, node);
    }
    if (kind === 'parameter') this.#tidyParameter(part, node);
    for (const [held, how, inner] of grammar[kind]) {
      if (kind !== 'schema' && inner === 'schema') this.#tidyHeld(part, node, held);
      const value = node[held];
      if (value === undefined || typeof value === 'boolean') continue;
      const steps = how === 'one' ? [[node, held] as const] : this.#entries(part, node, held, how);
      for (const [owner, key] of steps) {
        const place = `${pointer}${pointerTo(how === 'one' ? [held] : [held, key])}`;
        const narrowed = inner === 'operation' ? { ...needed, methods: [key] } : needed;
        this.#add({ kind: inner, owner, key, file, pointer: place, needed: narrowed });
      }
    }
  }

  /** Methods in capital letters are read as they are meant; those that OpenAPI does not have are named. */
  #tidyMethods({ needed }: Part, item: RawNode): void {
    for (const key of Object.keys(item)) {
      const method = methods.find((name) => name === key.toLowerCase());
      const given = item[key];
      if (method !== undefined && item[method] === undefined) {
        item[method] = given;
        delete item[key];
      } else if (method === undefined && isNode(given) && given['responses'] !== undefined && !key.startsWith('x-'))
        this.leftOut.add(`${key.toUpperCase()} ${needed.path}`, 'OpenAPI 3.0 and 3.1 have no such method');
    }
  }

  /** A run has one base URL: servers that a path or an operation has for itself are not asked. */
  #noteServers(name: string, { servers }: RawNode): void {
    if (!Array.isArray(servers) || servers.length === 0) return;
    this.leftOut.note(`${name} has servers of its own: its requests go to the base URL of the run all the same.`);
  }

  /** Nothing in place of a schema means no schema, and one that is true or false is written as one that can be referred to. */
  #tidyHeld(part: Part, node: RawNode, held: string): void {
    if (node[held] === null) {
      delete node[held];
      this.leftOut.add(this.#named(part, held), 'nothing stands there');
    } else if (typeof node[held] === 'boolean') node[held] = asObject(node[held]);
  }

  #needed({ kind, needed }: Part, node: RawNode): Needed {
    return kind === 'pathItem'
      ? { ...needed, item: node, methods: methods.filter((name) => node[name] !== undefined) }
      : needed;
  }

  /** What stands in a list or a mapping; what should be one and is not goes. */
  #entries(part: Part, node: RawNode, held: string, how: 'list' | 'map'): readonly (readonly [RawNode, string])[] {
    const value = node[held];
    if (held === 'examples' && Array.isArray(value)) {
      node[held] = Object.fromEntries(value.map((one: unknown, index) => [index, { value: one }]));
      return [];
    }
    const fits = how === 'list' ? Array.isArray(value) : isNode(value);
    if (!fits) {
      delete node[held];
      this.leftOut.add(this.#named(part, held), `it is not a ${how === 'list' ? 'list' : 'mapping'}`);
      return [];
    }
    const map = value as RawNode;
    if (held === 'responses')
      for (const code of Object.keys(map).filter((name) => !/^([1-5]\d\d|[1-5]xx|default)$/i.test(name))) {
        if (!code.startsWith('x-')) this.leftOut.add(this.#named(part, `responses/${code}`), 'it is not a status code');
        delete map[code];
      }
    for (const [key, one] of Object.entries(map))
      if (held === 'examples') map[key] = isNode(one) ? one : { value: one };
      else if (typeof one === 'boolean') map[key] = asObject(one);
    return Object.keys(map).map((key) => [map, key] as const);
  }

  #tidy(part: Part, schema: RawNode): void {
    for (const { keyword, reason } of tidySchema(schema, this.old))
      this.leftOut.add(this.#named(part, keyword), reason);
    const { discriminator } = schema;
    if (isNode(discriminator) && isNode(discriminator['mapping'])) this.#tidyMapping(part, discriminator['mapping']);
  }

  /** What a discriminator refers to is written as a reference to it is. */
  #tidyMapping({ file }: Part, mapping: RawNode): void {
    for (const [name, value] of Object.entries(mapping))
      try {
        if (typeof value === 'string' && /[#/]|\.(?:ya?ml|json)$/.test(value))
          mapping[name] = this.#local(this.#follow(file, value, 0));
      } catch (thrown) {
        if (thrown instanceof NotLoaded) throw thrown;
        // A name that leads nowhere decides nothing.
      }
  }

  #tidyParameter(part: Part, parameter: RawNode): void {
    const name = String(parameter['name']);
    if (parameter['in'] === 'header' && httpOwned.has(name.toLowerCase()))
      this.leftOut.note(`The header ${name} is described as a parameter, but HTTP itself sets it: it is left to HTTP.`);
    const odd = tidyParameter(parameter);
    if (odd !== undefined) this.leftOut.add(this.#named(part), odd);
  }

  /** Leaves out a part that cannot be read; what needs it goes on without where that is possible. */
  #drop(part: Part, reason: string): void {
    const { kind, owner, key, needed } = part;
    const given = owner[key];
    this.leftOut.add(this.#named(part), reason);
    switch (kind) {
      case 'schema':
        owner[key] = { 'x-unreadable': reason };
        return;
      case 'securityScheme':
      case 'mediaType':
        owner[key] = {};
        return;
      case 'response':
        owner[key] = { description: '' };
        return;
      case 'parameter':
        // In its place, since others are referred to by their number.
        owner[key] = { in: 'nowhere' };
        if (isOptional(isNode(given) ? (this.#resolved.get(given)?.node ?? given) : given)) return;
        break;
      case 'requestBody':
        break;
      default:
        delete owner[key];
        return;
    }
    for (const method of needed.methods) {
      if (needed.item[method] === undefined) continue;
      delete needed.item[method];
      this.leftOut.add(`${method.toUpperCase()} ${needed.path}`, `it cannot be sent without ${pointerText(part)}`);
    }
  }

  #named(part: Part, more = ''): string {
    const { needed, kind } = part;
    const operations = needed.methods.length === 1 ? `${needed.methods[0]?.toUpperCase()} ${needed.path}: ` : '';
    const name = kind === 'parameter' ? nameOf(part) : '';
    return `${operations}${name === '' ? '' : `the parameter ${name} at `}${pointerText(part)}${more === '' ? '' : `/${more}`}`;
  }

  /** The part that a reference, or one after the other, leads to; the part itself where it has none. */
  #target(part: Part): Target {
    const { owner, key, file, pointer, kind } = part;
    const node = owner[key];
    const itself = { file, pointer, owner, key, node };
    if (!isNode(node) || typeof node['$ref'] !== 'string') return itself;
    const target = this.#resolve(file, node, node['$ref']);
    const local = this.#local(target);
    node['$ref'] = local;
    if (kind !== 'schema') return target;
    // A schema may have more beside its reference: it is read itself, and what it refers to as well.
    if (oddity('schema', target.node) !== undefined) throw new Error(`${local} is not a schema`);
    if (target.node !== node) this.#add({ ...part, ...target });
    return itself;
  }

  #resolve(file: LoadedFile, node: RawNode, reference: string, hops = 0): Target {
    const known = this.#resolved.get(node);
    if (known) return known;
    const target = this.#follow(file, reference, hops);
    this.#resolved.set(node, target);
    return target;
  }

  /**
   * Where a reference in a file leads in the end.
   * @throws NotLoaded when another file has to be read first
   * @throws Error when it leads nowhere
   */
  #follow(file: LoadedFile, reference: string, hops: number): Target {
    if (hops > maxHops) throw new Error(`the reference ${reference} leads back to itself`);
    const [name = '', fragment = ''] = reference.split(/#(.*)/s);
    const [place, start] = this.#start(file, name, reference);
    let steps: readonly string[];
    if (fragment === '' || fragment.startsWith('/')) steps = [...stepsOf(start), ...stepsOf(fragment)];
    else {
      const pointer = place.names.get(`#${fragment}`);
      if (pointer === undefined) throw new Error(`the reference ${reference} leads nowhere`);
      steps = stepsOf(pointer);
    }
    let target: Target = { file: place, pointer: '', owner: { '': place.document }, key: '', node: place.document };
    for (const step of steps) target = this.#step(this.#through(target, hops), step, reference);
    return this.#through(target, hops);
  }

  #start(file: LoadedFile, name: string, reference: string): readonly [LoadedFile, string] {
    if (name === '') return [file, ''];
    const known = file.names.get(name);
    if (known !== undefined) return [file, known];
    const { protocol } = file.address;
    const address = URL.canParse(name, file.address.href) ? new URL(name, file.address) : undefined;
    // What came from the web refers to no file of this machine.
    const allowed = protocol === 'file:' ? ['file:', 'http:', 'https:'] : ['http:', 'https:'];
    if (!address || !allowed.includes(address.protocol))
      throw new Error(`the reference ${reference} leads to ${name}, which cannot be read from there`);
    const named = file.names.get(address.href);
    return named === undefined ? [this.files.at(address), ''] : [file, named];
  }

  /** One step further into what a reference leads to. */
  #step({ file, pointer, node }: Target, step: string, reference: string): Target {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step))
      throw new Error(`the reference ${reference} leads nowhere`);
    const owner = node as Record<string, unknown>;
    return { file, pointer: `${pointer}${pointerTo([step])}`, owner, key: step, node: owner[step] };
  }

  /** The part that counts: what it refers to, where it is a reference and nothing else. */
  #through(target: Target, hops: number): Target {
    const { node, file } = target;
    if (!isNode(node) || typeof node['$ref'] !== 'string') return target;
    const [only] = Object.keys(node).filter((key) => !['$ref', 'description', 'summary'].includes(key));
    return only !== undefined && !this.old ? target : this.#resolve(file, node, node['$ref'], hops + 1);
  }

  #local({ file, pointer }: Target): string {
    return `#${file.into}${pointer}`;
  }

  #wait(address: URL, part: Part): void {
    const waiting = this.#waiting.get(address.href) ?? { address, parts: [] };
    waiting.parts.push(part);
    this.#waiting.set(address.href, waiting);
  }
}

function isOptional(parameter: unknown): boolean {
  return (
    isNode(parameter) &&
    typeof parameter['$ref'] !== 'string' &&
    parameter['required'] !== true &&
    parameter['in'] !== 'path'
  );
}

/** The schema that allows everything or nothing, as an object. */
function asObject(schema: boolean): RawNode {
  return schema ? {} : { not: {} };
}

function stepsOf(pointer: string): readonly string[] {
  return pointer.split('/').slice(1).map(decoded);
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
  } catch {
    return step.replaceAll('~1', '/').replaceAll('~0', '~');
  }
}

function pointerText({ file, pointer }: Part): string {
  return `${file.into === '' ? '' : file.place}#${pointer}`;
}

function nameOf({ owner, key }: Part): string {
  const node = owner[key];
  return isNode(node) && typeof node['name'] === 'string' ? node['name'] : '';
}
