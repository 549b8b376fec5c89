import { parseJson } from '../../json/bounded-json.js';

/** The type of the payload of an envelope that holds a statement. */
export const statementPayloadType = 'application/vnd.in-toto+json';

const statementType = 'https://in-toto.io/Statement/v1';

/** A file, or something else that has a digest, as in-toto describes resources. */
export interface Resource {
  readonly name?: string;
  readonly uri?: string;
  /** Hex. */
  readonly digest?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** What a statement is about. */
export interface Subject extends Resource {
  readonly name: string;
  readonly digest: { readonly sha256: string };
}

/** An in-toto statement (v1): a predicate about some subjects. */
export interface Statement<Predicate> {
  readonly _type: typeof statementType;
  readonly subject: readonly Subject[];
  readonly predicateType: string;
  readonly predicate: Predicate;
}

/** A statement as the payload of an envelope. */
export function statementBytes<Predicate>(
  predicateType: string,
  subject: readonly Subject[],
  predicate: Predicate,
): Buffer {
  const statement: Statement<Predicate> = { _type: statementType, subject, predicateType, predicate };
  return Buffer.from(JSON.stringify(statement));
}

/** A file as the subject of a statement, by its digest (SHA-256, hex). */
export function subjectOf(name: string, sha256: string): Subject {
  return { name, digest: { sha256 } };
}

/** A statement with this type of predicate; undefined when the payload is not one. Its predicate is not checked. */
export function readStatement(payload: Uint8Array, predicateType: string): Statement<unknown> | undefined {
  try {
    const value = parseJson(Buffer.from(payload).toString('utf8')) as Partial<Statement<unknown>> | null;
    const isOne =
      value?._type === statementType &&
      value.predicateType === predicateType &&
      Array.isArray(value.subject) &&
      (value.subject as readonly unknown[]).every(isSubject) &&
      typeof value.predicate === 'object' &&
      value.predicate !== null;
    return isOne ? (value as Statement<unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isSubject(value: unknown): value is Subject {
  const { name, digest } = (value ?? {}) as Partial<Subject>;
  return typeof name === 'string' && typeof digest?.sha256 === 'string';
}
