import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type YAMLError } from 'yaml';
import { pointerStep } from './paths.js';
import { ProfileError, type ProfileProblem } from './profile-error.js';
import { mask, maskCharacters, unmask } from './variables.js';

/** A position in a file: line and column, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where one value stands. */
export interface Place {
  /** The key that leads to it; the value itself in a list. */
  readonly key: Position;
  readonly value: Position;
  /** A scalar as it is written, without quotes. */
  readonly written?: string;
}

/** The plain data of a profile file and where each of them stands, by JSON pointer; the root is the empty pointer. */
export interface ProfileSource {
  readonly data: Readonly<Record<string, unknown>>;
  readonly places: ReadonlyMap<string, Place>;
}

/** No profile comes near these; they keep a hostile or mistaken file from costing time or memory. */
const limits = { characters: 64 * 1024, brackets: 40, depth: 20, values: 2000 } as const;

/**
 * Reads one YAML (or JSON) mapping with positions; nothing is expanded or validated yet.
 * Throws ProfileError PROFILE_UNREADABLE.
 */
export function readProfileSource(text: string, fileName: string): ProfileSource {
  const unreadable = (problem: ProfileProblem, ...more: readonly ProfileProblem[]): ProfileError =>
    new ProfileError('PROFILE_UNREADABLE', [problem, ...more], fileName);
  const whole = (message: string): ProfileError => unreadable({ message, path: '', line: 1, column: 1 });

  const plainText = text.replace(/^\uFEFF/, '');
  if (plainText.length > limits.characters) throw whole('The file is longer than any supplier profile (64 KiB).');
  if (maskCharacters.test(plainText)) throw whole('The file contains private-use characters (U+E000 to U+E002).');
  const maskedText = mask(plainText);
  if (deepestBracket(maskedText) > limits.brackets)
    throw whole('The file is nested too deeply for a supplier profile.');

  const lines = new LineCounter();
  const document = parse(maskedText, lines);
  if (document === undefined) throw whole('The file is nested too deeply for a supplier profile.');
  const [problem, ...more] = syntaxProblems(document, lines);
  if (problem) throw unreadable(problem, ...more);
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
    throw whole('The file is empty. `fibre-cafe-conformance init` writes a profile to start from.');
  if (!isMap(document.contents)) throw whole('The file is not a mapping of keys to values, such as `tenant: TENANT1`.');

  const walk = new Walk(lines);
  const data = walk.value(document.contents, '', at(lines, 0), 0) as Readonly<Record<string, unknown>>;
  const [found, ...others] = walk.problems;
  if (found) throw unreadable(found, ...others);
  return { data, places: walk.places };
}

/** Where the value at a JSON pointer stands; the start of the file if nothing does. */
export function placeOf(source: ProfileSource, pointer: string): Place {
  const start = { line: 1, column: 1 };
  return source.places.get(pointer) ?? { key: start, value: start };
}

function parse(text: string, lines: LineCounter): Document | undefined {
  try {
    return parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: false, logLevel: 'error' });
  } catch {
    // The parser throws on nothing but the exhaustion of its stack.
    return undefined;
  }
}

/** Every duplicate key, or else the first error only: what follows it is mostly its consequence. */
function syntaxProblems(document: Document, lines: LineCounter): readonly ProfileProblem[] {
  const duplicates = document.errors.filter((error) => error.code === 'DUPLICATE_KEY');
  const first = document.errors.find((error) => error.code !== 'DUPLICATE_KEY') ?? document.warnings[0];
  return (first ? [first] : duplicates).map((error) => ({
    message: syntaxMessage(error),
    path: '',
    ...at(lines, error.pos[0]),
  }));
}

function syntaxMessage(error: YAMLError): string {
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return 'This key stands twice in the same mapping. Remove one of them.';
    case 'TAB_AS_INDENT':
      return 'A tab is used as indentation. YAML takes spaces only.';
    case 'MULTIPLE_DOCS':
      return 'A second document starts here. A profile is one document; give each supplier a file of its own.';
    case 'RESOURCE_EXHAUSTION':
      return 'The file is nested too deeply for a supplier profile.';
    case 'TAG_RESOLVE_FAILED':
      return 'Tags, which start with !, have no meaning in a profile. Put the text in quotes if it is one.';
    case 'BAD_ALIAS':
      return 'An alias (*) has no name here. Put the text in quotes if it is one.';
    default:
      return `This is not well-formed YAML: ${unmask(error.message)}.`;
  }
}

function deepestBracket(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth--;
  }
  return deepest;
}

function at(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** Turns YAML nodes into plain data, in document order, following aliases without letting them multiply. */
class Walk {
  readonly places = new Map<string, Place>();
  readonly problems: ProfileProblem[] = [];
  readonly #anchors = new Map<string, unknown>();
  #values = 0;

  constructor(readonly lines: LineCounter) {}

  value(node: unknown, pointer: string, key: Position, depth: number): unknown {
    const position = this.#positionOf(node) ?? key;
    if (++this.#values > limits.values || depth > limits.depth) {
      const message =
        'The file holds more values, or deeper ones, than any supplier profile. Are aliases nested in it?';
      if (this.problems.length === 0) this.problems.push({ message, path: '', ...position });
      return null;
    }
    this.#place(pointer, { key, value: position });
    if (isAlias(node)) return this.#alias(node.source, pointer, key, position, depth);
    if (isScalar(node) || isMap(node) || isSeq(node)) if (node.anchor) this.#anchors.set(node.anchor, node);
    if (isMap(node)) {
      const pairs = node.items.map((pair) => {
        const name = this.#nameOf(pair.key, position);
        const keyPosition = this.#positionOf(pair.key) ?? position;
        return [name, this.value(pair.value, pointer + pointerStep(name), keyPosition, depth + 1)] as const;
      });
      return Object.fromEntries(pairs);
    }
    if (isSeq(node))
      return node.items.map((item, index) =>
        this.value(item, `${pointer}/${index}`, this.#positionOf(item) ?? position, depth + 1),
      );
    if (!isScalar(node)) return null;
    const written = node.source === undefined ? undefined : unmask(node.source);
    this.#place(pointer, { key, value: position, ...(written !== undefined && { written }) });
    return typeof node.value === 'string' ? unmask(node.value) : node.value;
  }

  #alias(name: string, pointer: string, key: Position, position: Position, depth: number): unknown {
    const target = this.#anchors.get(name);
    if (target !== undefined) return this.value(target, pointer, key, depth + 1);
    const message = `The alias *${name} has no anchor &${name} before it. Put the text in quotes if it is one.`;
    this.problems.push({ message, path: '', ...position });
    return null;
  }

  /** The first visit wins, so that a value that an alias repeats is placed at the alias. */
  #place(pointer: string, place: Place): void {
    const known = this.places.get(pointer);
    this.places.set(pointer, { ...place, value: known?.value ?? place.value });
  }

  #nameOf(key: unknown, mapping: Position): string {
    if (isScalar(key) && key.source === '<<' && key.type === 'PLAIN') {
      // YAML 1.2 has no merge keys: it would become a field called so, which goes out where fields are free.
      const message =
        'The merge key << belongs to YAML 1.1, and a profile is YAML 1.2. Write the keys out here; single values may be aliases (*).';
      this.problems.push({ message, path: '', ...(this.#positionOf(key) ?? mapping) });
    }
    if (isScalar(key) && typeof key.value === 'string') return unmask(key.value);
    if (isScalar(key) && key.source !== undefined && key.source !== '') return unmask(key.source);
    const message = 'A key is missing or is not a word here.';
    this.problems.push({ message, path: '', ...(this.#positionOf(key) ?? mapping) });
    return '';
  }

  #positionOf(node: unknown): Position | undefined {
    if (!(isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) || !node.range) return undefined;
    return at(this.lines, node.range[0]);
  }
}
