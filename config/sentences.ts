import type { ErrorObject } from 'ajv';
import { closest } from './closest.js';
import { join } from './paths.js';

/** What a sentence about a schema error may draw on. */
export interface Subject {
  /** The dotted path of the value, such as `auth.type`. */
  readonly path: string;
  /** Whether the value may be shown: it is neither a secret nor from an environment variable. */
  readonly isPublic: boolean;
  /** The value as it is written in the file. */
  readonly written?: string | undefined;
}

/** One schema error as a plain sentence. */
export function sentence(error: ErrorObject, subject: Subject): string {
  const { path } = subject;
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(error, path);
    case 'required':
      return `${join(path, String(error.params['missingProperty']))} is missing.`;
    case 'type':
      return wrongType(error, subject);
    case 'enum':
      return wrongChoice(error, subject);
    case 'pattern':
      return `${path} must be ${String(error.parentSchema?.['title'])}${but(error, subject)}.`;
    case 'minLength':
      return `${path} must not be empty. Write a value, or remove the line.`;
    case 'minimum':
      return `${path} must be at least ${String(error.params['limit'])}${but(error, subject)}.`;
    case 'maximum':
      return `${path} must be at most ${String(error.params['limit'])}${but(error, subject)}.`;
    case 'minItems':
      if (!path.startsWith('implements')) return `${path} must not be empty. Write a value, or remove the line.`;
      return `${path} must list at least one success code. Write false if the operation is not implemented.`;
    case 'uniqueItems':
      return `${path} lists ${path.startsWith('implements') ? 'a success code' : 'the same'} twice.`;
    case 'dependentRequired':
      return `${join(path, String(error.params['missingProperty']))} is missing: it belongs to ${String(error.params['property'])}.`;
    case 'not':
      return `${path} must not be ${String(error.data)}.`;
    case 'minProperties':
    case 'maxProperties':
      return `${path} must have ${String(error.parentSchema?.['title'])}.`;
    default:
      return `${path} ${error.message ?? 'is not valid'}${but(error, subject)}.`;
  }
}

function unknownKey(error: ErrorObject, path: string): string {
  const key = String(error.params['additionalProperty']);
  const known = Object.keys((error.parentSchema?.['properties'] ?? {}) as object);
  const guess = closest(key, known);
  const next = guess === undefined ? `Known here: ${known.join(', ')}.` : `Did you mean ${guess}?`;
  return `${JSON.stringify(join(path, key)).slice(1, -1)} is not a known key. ${next}`;
}

const typeNames: Readonly<Record<string, string>> = {
  object: 'a mapping of keys to values',
  array: 'a list of success codes',
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

function wrongType(error: ErrorObject, subject: Subject): string {
  const { path, written, isPublic } = subject;
  if (error.data === null) return `${path} has no value. Write one, or remove the line.`;
  const wanted = [error.params['type'] as string | readonly string[]].flat();
  const names = wanted
    .map((type) => (type === 'array' && !path.startsWith('implements') ? 'a list' : (typeNames[type] ?? type)))
    .join(', or ');
  const start = `${path} must be ${names}${but(error, subject)}.`;
  if (!isPublic || written === undefined) return start;
  if (wanted.includes('string')) return `${start} Put it in quotes: "${written}".`;
  if (typeof error.data !== 'string') return start;
  if (wanted.includes('boolean') && /^(yes|on|true)$/i.test(error.data)) return `${start} Did you mean true?`;
  if (wanted.includes('boolean') && /^(no|off|false)$/i.test(error.data)) return `${start} Did you mean false?`;
  if (/^(integer|number)$/.test(wanted[0] ?? '') && /^\d+$/.test(error.data)) return `${start} Remove the quotes.`;
  return start;
}

function wrongChoice(error: ErrorObject, subject: Subject): string {
  const { path } = subject;
  const choices = (error.params['allowedValues'] as readonly unknown[]).map(String);
  const guess = subject.isPublic && typeof error.data === 'string' ? closest(error.data, choices) : undefined;
  const wanted = choices.length === 1 ? choices.join('') : `one of ${choices.join(', ')}`;
  return `${path} must be ${wanted}${but(error, subject)}.${guess === undefined ? '' : ` Did you mean ${guess}?`}`;
}

/** What the value is instead, unless it has to stay unknown. */
function but({ data }: ErrorObject, { isPublic }: Subject): string {
  if (Array.isArray(data)) return ', but it is a list';
  if (typeof data === 'object' && data !== null) return ', but it is a mapping';
  if (!isPublic) return '';
  const shown =
    typeof data === 'string' ? JSON.stringify(data.length > 60 ? `${data.slice(0, 60)}…` : data) : String(data);
  return `, but it is ${typeof data === 'string' ? 'the text ' : ''}${shown}`;
}
