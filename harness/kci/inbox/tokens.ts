import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';

/** What a supplier can log in with at the inbox. Without any, whatever it sends passes. */
export interface SupplierCredentials {
  /** A bearer token that never expires. */
  readonly token?: string;
  /** A client of the token endpoint. */
  readonly client?: { readonly id: string; readonly secret: string };
  /** How long an issued token lives; an hour by default, as documented. */
  readonly tokenLifetimeSeconds?: number;
}

/** The answer of the token endpoint: documented are 200 and, with one of OAuth's error codes, 400. */
export interface TokenAnswer {
  readonly status: 200 | 400;
  readonly body: Readonly<Record<string, string | number>>;
}

/** How many issued tokens are known at once; the oldest are forgotten. */
const maxTokens = 10_000;

/** The tokens that suppliers of one inbox use. */
export class SupplierTokens {
  readonly #credentials: SupplierCredentials;
  /** By the digest of the token: how long a look-up takes says nothing of a token. */
  readonly #expiries = new Map<string, number>();
  #issued = 0;

  constructor(credentials: SupplierCredentials) {
    this.#credentials = credentials;
  }

  /** How many tokens were issued. */
  get issued(): number {
    return this.#issued;
  }

  /** Why an Authorization header is not accepted, in one sentence; undefined when it is. */
  objectionTo(authorization: string | undefined): string | undefined {
    const { token, client } = this.#credentials;
    if (token === undefined && client === undefined) return undefined;
    if (authorization === undefined || authorization.trim() === '') return 'The request has no Authorization header.';
    // The scheme may have any letter case (RFC 9110, 11.1).
    const given = /^bearer +(.*)$/i.exec(authorization.trim())?.[1];
    if (given === undefined) return 'The Authorization header has no bearer token.';
    if (token !== undefined && isSameSecret(given, token)) return undefined;
    const expiry = this.#expiries.get(digestOf(given).toString('hex'));
    if (expiry === undefined) return 'The access token is not known.';
    return expiry > Date.now() ? undefined : 'The access token has expired.';
  }

  /** Answers a request for a token with client credentials, which stand in the header or in the form. */
  issue(authorization: string | undefined, contentType: string | undefined, form: string): TokenAnswer {
    if (!/^application\/x-www-form-urlencoded\b/i.test(contentType ?? '')) return refused('invalid_request');
    const fields = new URLSearchParams(form);
    const grant = fields.get('grant_type');
    if (grant === null) return refused('invalid_request');
    if (grant !== 'client_credentials') return refused('unsupported_grant_type');
    const { client, tokenLifetimeSeconds = 3600 } = this.#credentials;
    if (client === undefined || !isClient(client, authorization, fields)) return refused('invalid_client');
    const token = `${randomUUID()}${randomUUID()}`.replaceAll('-', '');
    this.#issued += 1;
    this.#expiries.set(digestOf(token).toString('hex'), Date.now() + tokenLifetimeSeconds * 1000);
    if (this.#expiries.size > maxTokens) this.#expiries.delete(this.#expiries.keys().next().value ?? '');
    return { status: 200, body: { access_token: token, expires_in: tokenLifetimeSeconds, token_type: 'Bearer' } };
  }
}

function refused(error: string): TokenAnswer {
  return { status: 400, body: { error } };
}

/** Whether a client shows its id and secret, by HTTP Basic or else in the form. */
function isClient(
  { id, secret }: { readonly id: string; readonly secret: string },
  authorization: string | undefined,
  form: URLSearchParams,
): boolean {
  if (authorization === undefined) {
    const shown = [form.get('client_id'), form.get('client_secret')];
    return isSameSecret(JSON.stringify(shown), JSON.stringify([id, secret]));
  }
  const encoded = /^basic +(\S+)$/i.exec(authorization.trim())?.[1] ?? '';
  const shown = Buffer.from(encoded, 'base64').toString('utf8');
  // OAuth has both parts form-encoded first (RFC 6749, 2.3.1), which the documents do not mention: both pass.
  const accepted = [`${id}:${secret}`, `${formEncoded(id)}:${formEncoded(secret)}`];
  return accepted.map((each) => isSameSecret(shown, each)).includes(true);
}

/** Compares in a time that says nothing of either text, not even its length. */
function isSameSecret(given: string, known: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(known));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function formEncoded(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}
