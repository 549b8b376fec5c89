import type { Exchange } from './exchange.js';
import type { Redactor } from './redaction.js';

/**
 * A request as a shell command that its reader can run. Credentials are taken from the environment variable
 * FCC_TOKEN, so that no secret stands in a report; made-up ones stand as they were sent.
 */
export function curlOf({ request }: Pick<Exchange, 'request'>, redactor: Redactor): string {
  // Redacted before it is quoted: a quote within a secret would hide it from the redactor.
  const word = (text: string) => quoted(redactor.text(text));
  const headers = request.headers.map(([name, value]) => {
    if (name.toLowerCase() !== 'authorization' || !redactor.hides(value)) return `-H ${word(`${name}: ${value}`)}`;
    return `-H "${name}: ${value.split(' ')[0] ?? 'Bearer'} $FCC_TOKEN"`;
  });
  const body = request.body === undefined ? [] : [`--data-raw ${word(request.body)}`];
  return ['curl -i', `-X ${request.method}`, word(request.url), ...headers, ...body].join(' ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
