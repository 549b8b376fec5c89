import type { StimulusName } from '../../config/supplier-profile.js';
import { NotRun } from '../report/signals.js';

/** What the placeholders of a stimulus stand for. A supplier chooses its reference: it can be any text. */
export interface StimulusValues {
  readonly id: string;
  readonly supplierReference: string;
}

type Placeholder = keyof StimulusValues;

/** The environment variables that a command finds the values in. */
const variables = { id: 'STIMULUS_ID', supplierReference: 'STIMULUS_SUPPLIER_REFERENCE' } as const;

const placeholders = /\{(id|supplierReference)\}/g;

/** A text with its placeholders replaced. */
export function filled(text: string, replacement: (key: Placeholder, offset: number) => string): string {
  return text.replace(placeholders, (_, key: Placeholder, offset: number) => replacement(key, offset));
}

/**
 * The URL of a stimulus with its values. They are encoded, and can change neither the host nor the depth of the path
 * nor the query.
 * @throws NotRun when a value would: `..` leaves its folder, however it is encoded
 */
export function filledUrl(name: StimulusName, template: string, values: StimulusValues): string {
  const meant = filled(template, () => 'x');
  const url = filled(template, (key) => encodedValue(values[key]));
  if (shapeOf(url) === shapeOf(meant)) return url;
  throw refused(name, values, 'would change the host, the path or the query of its URL');
}

/** A lone surrogate has no encoding. */
function encodedValue(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** What a value may not change in a URL; undefined when it is not a URL. */
function shapeOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const { protocol, username, password, host, pathname, searchParams } = url;
  const path = pathname.split('/').map((segment) => segment !== '');
  return JSON.stringify([protocol, username, password, host, path, [...searchParams.keys()]]);
}

/** Commands that give their arguments to another shell, which reads them as shell text. */
const secondShell = /(?:^|[^\w-])(?:eval|ssh|su|(?:ba|da|z|k|a)?sh\s+(?:-\S+\s+)*-\w*c)(?![\w-])/;

/** What every shell takes as it is. */
const plain = /^[\w.:@/+][\w.:@/+-]*$|^$/;

/**
 * The command of a stimulus, and the environment that holds its values. They never become part of the command's text:
 * a placeholder becomes a quoted variable, whether it stands inside quotes or not.
 * @throws NotRun when the command gives a value to a second shell, to which it would be shell text
 */
export function shellCommand(
  name: StimulusName,
  command: string,
  values: StimulusValues,
): { readonly text: string; readonly env: Readonly<Record<string, string>> } {
  const used = [...command.matchAll(placeholders)].map(([, key]) => values[key as Placeholder]);
  if (secondShell.test(command) && !used.every((value) => plain.test(value)))
    throw refused(name, values, 'would be read as shell text by a second shell');
  return {
    text: filled(command, (key, offset) => variableIn(quotesAt(command, offset), variables[key])),
    env: { [variables.id]: values.id, [variables.supplierReference]: values.supplierReference },
  };
}

/** A variable that expands to one word, or to part of one, by the quotes around it. */
function variableIn(quotes: string, variable: string): string {
  if (quotes === '"') return `\${${variable}}`;
  return quotes === "'" ? `'"\${${variable}}"'` : `"\${${variable}}"`;
}

/**
 * The quotes that are open at a place of a shell command: `'`, `"` or none. Where it errs, as after an apostrophe in a
 * comment, the command gets a wrong word, but the shell still reads the value as data.
 */
function quotesAt(command: string, offset: number): string {
  let quotes = '';
  /** The quotes around each command substitution that is open. */
  const around: string[] = [];
  for (let at = 0; at < offset; at++) {
    const character = command[at] ?? '';
    if (quotes === "'") quotes = character === "'" ? '' : quotes;
    else if (character === '\\') at++;
    else if (character === '$' && command[at + 1] === '(') {
      around.push(quotes);
      quotes = '';
      at++;
    } else if (character === ')' && quotes === '') quotes = around.pop() ?? '';
    else if (character === '"') quotes = quotes === '"' ? '' : '"';
    else if (character === "'" && quotes === '') quotes = "'";
  }
  return quotes;
}

function refused(name: StimulusName, { supplierReference }: StimulusValues, why: string): NotRun {
  const shown = JSON.stringify(supplierReference.slice(0, 100));
  return new NotRun(`The stimulus ${name} was not sent: the supplier's reference ${shown} ${why}.`, {
    because: 'stimulus',
    about: name,
  });
}
