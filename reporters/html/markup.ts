import { visible } from '../terminal-text.js';

/** HTML that is safe to put into a page: made by `markup` only. */
export interface Markup {
  readonly html: string;
}

type Part = string | number | undefined | false | Markup | readonly Markup[];

/**
 * A tagged template for HTML. Whatever is filled in is escaped, unless it was made by this function too: nothing that
 * a supplier sent can become markup. Attributes have to be quoted. `undefined` and `false` leave nothing.
 */
export function markup(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const html = literals.reduce((whole, literal, index) => whole + htmlOf(parts[index - 1]) + literal);
  return { html };
}

function htmlOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'html' in part ? part.html : part.map(({ html }) => html).join('');
}

/** Control characters and those that turn the direction of writing are made visible before anything is escaped. */
function escaped(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/**
 * An object of lists as JSON that can stand in a script element, item by item: no `<`, with which the element could be
 * ended.
 * @param lists each item as JSON
 */
export function* jsonParts(lists: Readonly<Record<string, Iterable<string>>>): Generator<string> {
  for (const [index, [name, items]] of Object.entries(lists).entries()) {
    yield `${index === 0 ? '{' : ','}${JSON.stringify(name)}:[`;
    let separator = '';
    for (const item of items) {
      yield separator + item.replaceAll('<', '\\u003c');
      separator = ',';
    }
    yield ']';
  }
  yield '}';
}

/** Each of some items as JSON, when it is asked for. */
export function* asJson(items: Iterable<unknown>): Generator<string> {
  for (const item of items) yield JSON.stringify(item);
}
