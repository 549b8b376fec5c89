import type { Node } from '../../contract/resolve.js';
import { DescriptionError } from './description-error.js';
import { addressOf, fetchText, placeOf } from './fetch-text.js';
import { parseText } from './parse-text.js';
import { referencesIn } from './references.js';

/** So many files make one description at most. */
const mostFiles = 200;

/** A description in one piece, and the texts that it was made of. */
export interface Bundle {
  readonly document: Node;
  readonly texts: readonly string[];
}

/**
 * Reads a description and all that it refers to. Other files become parts of the one document, each whole, so that
 * what refers to itself can go on doing so. Hand-written, since what exists for it brings an HTTP client and a YAML
 * parser of its own, or needs a later Node.js.
 * @throws DescriptionError when a file cannot be read
 */
export async function bundle(place: string): Promise<Bundle> {
  const root = addressOf(place);
  const texts: string[] = [];
  const names = new Map<string, string>();
  const external: Record<string, Node> = {};

  async function read(address: URL, name: string | undefined): Promise<Node> {
    const text = await fetchText(address);
    texts.push(text);
    const document = parseText(text, placeOf(address));
    for (const { owner, pointer } of referencesIn(document)) {
      const [file, fragment] = split(owner.$ref);
      const target = file === '' ? address : resolved(file, address, pointer);
      const into = target.href === root.href ? '' : `/x-external/${await nameOf(target)}`;
      if (name !== undefined || file !== '') owner.$ref = `#${into}${fragment}`;
    }
    return document;
  }

  /** The name of another file within the document; it is read when it is first referred to. */
  async function nameOf(address: URL): Promise<string> {
    const known = names.get(address.href);
    if (known !== undefined) return known;
    const name = String(names.size);
    if (names.size === mostFiles)
      throw new DescriptionError('DESCRIPTION_INVALID', `${place} refers to more than ${mostFiles} files.`);
    names.set(address.href, name);
    external[name] = await read(address, name);
    return name;
  }

  const document = await read(root, undefined);
  return { document: names.size === 0 ? document : { ...document, 'x-external': external }, texts };
}

function split(reference: string): readonly [file: string, fragment: string] {
  const hash = reference.indexOf('#');
  return hash < 0 ? [reference, ''] : [reference.slice(0, hash), reference.slice(hash + 1)];
}

/** The address of another file. What came from the web refers to no file of this machine. */
function resolved(file: string, from: URL, pointer: string): URL {
  const target = URL.canParse(file, from.href) ? new URL(file, from) : undefined;
  const allowed = from.protocol === 'file:' ? ['file:', 'http:', 'https:'] : ['http:', 'https:'];
  if (target && allowed.includes(target.protocol)) return target;
  throw new DescriptionError(
    'DESCRIPTION_INVALID',
    `${placeOf(from)} refers at ${pointer} to ${file}, which cannot be read from there.`,
  );
}
