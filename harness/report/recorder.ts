import { closeSync, openSync, writeSync } from 'node:fs';
import { headerValues, type Exchange } from './exchange.js';
import { isSecretHeader, type Redactor } from './redaction.js';

/** How much of one body is stored; the rest is judged, but not kept. */
const storedBodyCharacters = 65_536;

/** Shorter values of cookies are words such as `on`; a supplier that makes ever new ones cannot slow a run down. */
const shortestCookie = 8;
const maxCookies = 50;

/**
 * Writes every exchange to disk as it comes, one JSON object a line, so that evidence survives a crash and memory
 * stays flat. Secrets are removed before anything is written, and only the owner of the file may read it.
 */
export class Recorder {
  readonly #file: number;
  #count = 0;
  readonly #cookies = new Set<string>();

  constructor(
    path: string,
    private readonly redactor: Redactor,
  ) {
    this.#file = openSync(path, 'a', 0o600);
  }

  /** Numbers an exchange and stores it. */
  record(exchange: Omit<Exchange, 'number'>): Exchange {
    this.#learnCookies(exchange);
    const numbered: Exchange = { number: ++this.#count, ...exchange };
    writeSync(this.#file, `${JSON.stringify(this.#storable(numbered))}\n`);
    return numbered;
  }

  /** A cookie may open the supplier's system, so its value is a secret, wherever else the supplier shows it. */
  #learnCookies({ response }: Omit<Exchange, 'number'>): void {
    for (const cookie of headerValues(response?.headers ?? [], 'set-cookie')) {
      const [, value = ''] = /^[^=;]*=([^;]*)/.exec(cookie) ?? [];
      const known = this.#cookies.has(value) || value.length < shortestCookie || this.#cookies.size >= maxCookies;
      if (known) continue;
      this.#cookies.add(value);
      this.redactor.add(value);
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  #storable({ request, response, failure, ...rest }: Exchange): Exchange {
    const shown = [...request.headers, ...(response?.headers ?? [])].filter(([name]) => !isSecretHeader(name));
    const texts = [request.url, request.body ?? '', response?.text ?? '', failure?.message ?? ''];
    // Few exchanges hold a secret beside the headers that are never shown.
    const hasSecrets = this.redactor.finds([...texts, ...shown.map(([, value]) => value)]);
    const clean = hasSecrets ? (text: string) => this.redactor.text(text) : (text: string) => text;
    const stored = (text: string) => clean(text).slice(0, storedBodyCharacters);
    return {
      ...rest,
      request: {
        method: request.method,
        url: clean(request.url),
        headers: this.redactor.headers(request.headers, clean),
        ...(request.body !== undefined && { body: stored(request.body) }),
      },
      ...(response && {
        response: {
          ...response,
          headers: this.redactor.headers(response.headers, clean),
          text: response.text === undefined ? undefined : stored(response.text),
        },
      }),
      ...(failure && { failure: { ...failure, message: clean(failure.message) } }),
    };
  }
}
