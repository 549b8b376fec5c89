import { DescriptionError } from './description-error.js';
import { addressOf, fetchText, placeOf, type WebReader } from './fetch-text.js';
import { parseText } from './parse-text.js';
import type { RawNode } from './values.js';

/** So many files make one description at most. */
const maxFiles = 200;
/** So much text do they have together. */
const maxCharacters = 64 * 1024 * 1024;

/** One file of a description. */
export interface DescriptionFile {
  readonly address: URL;
  readonly place: string;
  /** Its parts, or why it cannot be read. */
  readonly document: RawNode | DescriptionError;
  /** Where it is within the one document that all files become: empty for the first. */
  readonly into: string;
  /** The pointers of what has a name of its own, by `$id` and by `#` and `$anchor`. */
  readonly names: ReadonlyMap<string, string>;
}

/** A file that a reference leads to and that has not been read so far. */
export class NotLoaded extends Error {
  constructor(readonly address: URL) {
    super(`${placeOf(address)} has not been read.`);
  }
}

/** The files of a description. Other files become parts of the one document, each whole. */
export class DescriptionFiles {
  readonly texts: string[] = [];
  readonly #byAddress = new Map<string, DescriptionFile>();
  #characters = 0;

  /** @param web how files are read from the web */
  constructor(readonly web: WebReader) {}

  /** @throws DescriptionError when the first file cannot be read */
  async open(place: string): Promise<DescriptionFile & { readonly document: RawNode }> {
    const file = await this.load(addressOf(place));
    if (file.document instanceof DescriptionError) throw file.document;
    return { ...file, document: file.document };
  }

  /** Reads a file; what goes wrong is kept for those that refer to it. */
  async load(address: URL): Promise<DescriptionFile> {
    const place = placeOf(address);
    const number = this.#byAddress.size;
    let document: RawNode | DescriptionError;
    let names: ReadonlyMap<string, string> = new Map();
    try {
      if (number >= maxFiles || this.#characters > maxCharacters)
        throw new DescriptionError('DESCRIPTION_INVALID', `It is too much: ${number} files are read already.`);
      const text = await fetchText(address, this.web);
      this.#characters += text.length;
      document = parseText(text, place);
      if (/\$(?:id|anchor|dynamicAnchor)/.test(text)) names = namesIn(document, address);
      this.texts.push(text);
    } catch (thrown) {
      if (!(thrown instanceof DescriptionError)) throw thrown;
      document = thrown;
    }
    const file = { address, place, document, into: number === 0 ? '' : `/x-external/${number - 1}`, names };
    this.#byAddress.set(address.href, file);
    return file;
  }

  /** @throws NotLoaded when it has not been read so far */
  at(address: URL): DescriptionFile & { readonly document: RawNode } {
    const file = this.#byAddress.get(address.href);
    if (!file) throw new NotLoaded(address);
    if (file.document instanceof DescriptionError) throw file.document;
    return { ...file, document: file.document };
  }

  /** All files but the first, by their places in the one document. */
  get others(): RawNode | undefined {
    const [, ...others] = this.#byAddress.values();
    if (others.length === 0) return undefined;
    return Object.fromEntries(
      others.map(({ document }, index) => [index, document instanceof DescriptionError ? {} : document]),
    );
  }
}

/** What stands under these keys is data. */
const data: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'const', 'enum', 'value']);
/** What stands under these keys is called by names, which can be anything. */
const named: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs', 'schemas']);

function namesIn(document: RawNode, address: URL): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const visit = (node: unknown, pointer: string, isMap: boolean): void => {
    if (typeof node !== 'object' || node === null) return;
    const { $id: id, $anchor: anchor, $dynamicAnchor: dynamic } = node as RawNode;
    if (!isMap && typeof id === 'string') for (const name of [id, absolute(id, address)]) names.set(name, pointer);
    for (const name of isMap ? [] : [anchor, dynamic]) if (typeof name === 'string') names.set(`#${name}`, pointer);
    for (const [key, part] of Object.entries(node))
      if (isMap || !data.has(key))
        visit(part, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, !isMap && named.has(key));
  };
  visit(document, '', false);
  return names;
}

function absolute(id: string, address: URL): string {
  return URL.canParse(id, address.href) ? new URL(id, address).href : id;
}
