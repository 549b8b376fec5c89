import { copyWithNumbers, parseWithNumbers } from '../../contract/written-numbers.js';
import { parseAllDocuments, YAMLParseError, type Document } from 'yaml';
import { DescriptionError } from './description-error.js';
import { isNode, type RawNode } from './values.js';

/** So many values make one file at most, once what is repeated by aliases is written out. */
const maxValues = 3_000_000;
/** Whole numbers that may be beyond 2^53. */
const longNumber = /\d{16}/;
/** No description nests deeper. */
const deepest = 1000;

/**
 * The mapping that a text is, YAML or JSON.
 * @param place how messages name it
 * @throws DescriptionError DESCRIPTION_UNREADABLE, with the line and column of what is wrong
 */
export function parseText(text: string, place: string): RawNode {
  const data = parsed(text.replace(/^\ufeff+/, ''), place);
  if (isNode(data)) return data;
  throw new DescriptionError(
    'DESCRIPTION_UNREADABLE',
    `${place} is not a mapping of keys to values, as an OpenAPI description is.`,
  );
}

function parsed(text: string, place: string): unknown {
  try {
    return parseWithNumbers(text);
  } catch {
    // No JSON, so that it is YAML if it is anything.
  }
  try {
    const documents = parseAllDocuments(text, {
      logLevel: 'error',
      merge: true,
      intAsBigInt: longNumber.test(text),
    }) as readonly Document.Parsed[];
    const [document, ...others] = documents.filter(({ contents, errors }) => contents !== null || errors.length > 0);
    const [error] = document?.errors ?? [];
    if (error) throw error;
    if (others.length > 0)
      throw new DescriptionError(
        'DESCRIPTION_UNREADABLE',
        `${place} has ${others.length + 1} YAML documents, one after the other. Give a file with one of them.`,
      );
    // Aliases are counted here as what they stand for, not by their number: a thousand of a small part are harmless.
    return writtenOut(document?.toJS({ maxAliasCount: -1 }) ?? null, place);
  } catch (cause) {
    if (cause instanceof DescriptionError) throw cause;
    const line = cause instanceof YAMLParseError ? cause.linePos?.[0] : undefined;
    const [first = ''] = (cause as Error).message.split(/ at line|:?\n/);
    throw new DescriptionError(
      'DESCRIPTION_UNREADABLE',
      `${place}${line ? `:${line.line}:${line.col}` : ''} is neither YAML nor JSON: ${first.replace(/\.$/, '')}.`,
      { cause },
    );
  }
}

/** A copy in which no two places share a part. */
function writtenOut(data: unknown, place: string): unknown {
  const sizes = new Map<unknown, number>();
  const tooLarge = (what: string) => new DescriptionError('DESCRIPTION_UNREADABLE', `${place} ${what}.`);
  const size = (value: unknown, depth: number): number => {
    if (typeof value !== 'object' || value === null) return 1;
    const known = sizes.get(value);
    if (known === Infinity) throw tooLarge('has a part that contains itself, by an alias');
    if (known !== undefined) return known;
    if (depth > deepest) throw tooLarge(`nests deeper than ${deepest} levels`);
    sizes.set(value, Infinity);
    const sum = Object.values(value).reduce<number>((total, part) => total + size(part, depth + 1), 1);
    if (sum > maxValues) throw tooLarge(`has more than ${maxValues} values, once its aliases are written out`);
    sizes.set(value, sum);
    return sum;
  };
  size(data, 0);
  return copyWithNumbers(data);
}
