import type { Exchange } from './exchange.js';
import { mark, type Redactor } from './redaction.js';

/**
 * A request as a shell command that its reader can run. Credentials are taken from environment variables, FCC_TOKEN
 * unless the profile has them in another, so that no secret stands in a report; made-up ones stand as they were sent.
 */
export function curlOf({ request }: Pick<Exchange, 'request'>, redactor: Redactor): string {
  // Redacted before it is quoted: a quote within a secret would hide it from the redactor.
  const word = (text: string) => quoted(redactor.text(text));
  const headers = request.headers.map(([name, value]) => {
    if (name.toLowerCase() !== 'authorization' || !redactor.hides(value)) return `-H ${word(`${name}: ${value}`)}`;
    return `-H "${name}: ${value.split(' ')[0] ?? 'Bearer'} $${redactor.variableIn(value)}"`;
  });
  const body = request.body === undefined ? [] : [`--data-raw ${word(request.body)}`];
  const url = redactor
    .text(request.url)
    .split(mark)
    .map(quoted)
    .join(`"$${redactor.variableIn(request.url)}"`);
  return ['curl -i', `-X ${request.method}`, url, ...headers, ...body].join(' ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
