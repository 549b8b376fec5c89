import type { ErrorObject } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { isDeeperThan } from '../../harness/json/bounded-json.js';
import { shippedValidator } from '../../harness/json/shipped-schemas.js';
import { messageOf } from '../../harness/report/errors.js';
import { readOrdinaryFile } from '../../harness/report/files/ordinary-file.js';
import { UsageError } from '../terminal/usage-error.js';

/** No such file is nearly as large. */
const maxBytes = 16 * 1024 * 1024;
const deepest = 50;

/** A kind of file that people write. */
export interface DataFileKind {
  /** What it is, such as `trust file`. */
  readonly name: string;
  /** Its schema, from the root of this package. */
  readonly schema: string;
  /** One sentence: what a file of this kind has. */
  readonly hint: string;
}

/** A file as it was read. */
export interface DataFile<Content> {
  readonly content: Content;
  readonly bytes: Buffer;
}

/**
 * Reads a file of a kind, YAML or JSON.
 * @throws UsageError in one sentence when it cannot be read, or breaks the schema of its kind
 */
export async function readDataFile<Content>(file: string, kind: DataFileKind): Promise<DataFile<Content>> {
  let bytes: Buffer;
  try {
    bytes = await readOrdinaryFile(file, maxBytes);
  } catch (cause) {
    throw new UsageError(`The ${kind.name} ${file} cannot be read (${messageOf(cause)}).`, { cause });
  }
  return { content: parseData<Content>(bytes.toString('utf8'), file, kind), bytes };
}

/**
 * The same from a text that is to become the file.
 * @throws UsageError
 */
export function parseData<Content>(text: string, file: string, kind: DataFileKind): Content {
  try {
    return validated<Content>(parse(text, { maxAliasCount: 0 }), file, kind);
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(`The ${kind.name} ${file} cannot be read (${messageOf(cause)}).`, { cause });
  }
}

function validated<Content>(content: unknown, file: string, { name, schema, hint }: DataFileKind): Content {
  if (typeof content === 'object' && content !== null && 'schemaVersion' in content && 'testCases' in content)
    throw new UsageError(`${file} is the report of a run, not a ${name}. ${hint}`);
  if (isDeeperThan(content, deepest))
    throw new UsageError(`The ${name} ${file} is not valid: it is nested deeper than ${deepest} levels. ${hint}`);
  const validate = shippedValidator<Content>(schema);
  if (validate(content)) return content;
  throw new UsageError(`The ${name} ${file} is not valid: ${problemOf(validate.errors)}. ${hint}`);
}

function problemOf(errors: readonly ErrorObject[] | null | undefined): string {
  const [error] = errors ?? [];
  const unknown = (error?.params as { readonly additionalProperty?: string } | undefined)?.additionalProperty;
  return `${error?.instancePath || 'it'} ${error?.message ?? ''}${unknown === undefined ? '' : ` (${unknown})`}`;
}
