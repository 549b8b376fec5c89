import type { Exchange } from './exchange.js';
import { mark, type Redactor } from './redaction.js';

/**
 * A request as a shell command that its reader can run. Credentials are taken from environment variables, FCC_TOKEN
 * unless the profile has them in another, so that no secret stands in a report; made-up ones stand as they were sent.
 */
export function curlOf({ request }: Pick<Exchange, 'request'>, redactor: Redactor): string {
  // Redacted before it is quoted: a quote within a secret would hide it from the redactor.
  const word = (text: string) =>
    redactor
      .text(text)
      .split(mark)
      .map(quoted)
      .join(`"${redactor.expressionIn(text)}"`);
  const headers = request.headers.map(([name, value]) => {
    if (name.toLowerCase() !== 'authorization' || !redactor.hides(value)) return `-H ${word(`${name}: ${value}`)}`;
    return `-H "${name}: ${value.split(' ')[0] ?? 'Bearer'} ${redactor.expressionIn(value)}"`;
  });
  const body = request.body === undefined ? [] : [`--data-raw ${word(request.body)}`];
  return ['curl -i', `-X ${request.method}`, word(request.url), ...headers, ...body].join(' ');
}

/**
 * How a shell makes credentials that differ a little from the usual ones: with something after them, or with one
 * character replaced; undefined where they are not made from those.
 * @param expression what it makes into the usual ones, between double quotes
 */
export function alteredExpression(usual: string, altered: string, expression: string): string | undefined {
  if (usual === '') return undefined;
  if (altered.startsWith(usual)) {
    const variable = /^\$\w+$/.test(expression) ? `\${${expression.slice(1)}}` : expression;
    return variable + inDoubleQuotes(altered.slice(usual.length));
  }
  const places = [...usual].flatMap((character, index) => (character === altered[index] ? [] : [index]));
  const [place] = places;
  const to = altered[place ?? 0] ?? '';
  if (place === undefined || places.length > 1 || altered.length !== usual.length || !/^\w$/.test(to)) return undefined;
  return `$(printf %s "${expression}" | sed 's/./${to}/${place + 1}')`;
}

/** A text as it stands between double quotes in a shell. */
export function inDoubleQuotes(text: string): string {
  return text.replaceAll(/[\\"$`]/g, '\\$&');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
