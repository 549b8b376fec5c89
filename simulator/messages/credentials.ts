import type { Objection } from './objection.js';

const tokenId = 'demo';
const tokenSecret = 'demo-secret';
const fixedToken = 'demo-token';

/** Known, but too old. */
const expiredToken = 'demo-expired-token';

/** Known, but issued to a client that has no business here. */
const otherClientToken = 'demo-other-client-token';

/** What the token endpoint answers. */
export interface TokenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, string | number>>;
}

/** The credentials that one running supplier has issued. */
export class Credentials {
  readonly #expiries = new Map<string, number>();
  readonly #lifetimeSeconds: number;

  constructor(lifetimeSeconds: number) {
    this.#lifetimeSeconds = lifetimeSeconds;
  }

  /** What the supplier has against an Authorization header; the empty text stands for none. */
  objectionTo(authorization: string): Objection | undefined {
    if (authorization.trim() === '') {
      return { kind: 'credentials-missing', at: 'Authorization', message: 'The request has no credentials' };
    }
    const [scheme = '', value = ''] = authorization.trim().split(/ +/);
    const bearer = scheme.toLowerCase() === 'bearer';
    if (bearer ? this.#isValid(value) : isBasic(authorization)) return undefined;
    if (bearer && this.#isExpired(value))
      return { kind: 'credentials-expired', at: 'Authorization', message: 'The token has expired' };
    if (bearer && value === otherClientToken)
      return { kind: 'credentials-of-another', at: 'Authorization', message: 'The token is for another client' };
    return { kind: 'credentials-unknown', at: 'Authorization', message: 'The credentials are not known' };
  }

  /** Answers a token request (RFC 6749, section 4.4), with the secret in the header or in the form. */
  issue(authorization: string, contentType: string, form: string): TokenAnswer {
    if (!/^application\/x-www-form-urlencoded\b/i.test(contentType)) {
      return refusal(400, 'invalid_request', 'The body is not a form');
    }
    const fields = new URLSearchParams(form);
    const basic = authorization !== '';
    const trusted = basic
      ? isBasic(authorization)
      : fields.get('client_id') === tokenId && fields.get('client_secret') === tokenSecret;
    if (!trusted) return refusal(401, 'invalid_client', 'The client is not known');
    const grant = fields.get('grant_type');
    if (grant === null) return refusal(400, 'invalid_request', 'grant_type is missing');
    if (grant !== 'client_credentials') return refusal(400, 'unsupported_grant_type', 'Only client_credentials');
    const token = crypto.randomUUID();
    this.#expiries.set(token, Date.now() + this.#lifetimeSeconds * 1000);
    const body = { access_token: token, token_type: 'Bearer', expires_in: this.#lifetimeSeconds };
    return { status: 200, headers: { 'Cache-Control': 'no-store' }, body };
  }

  #isValid(token: string): boolean {
    return token === fixedToken || (this.#expiries.get(token) ?? 0) > Date.now();
  }

  #isExpired(token: string): boolean {
    return token === expiredToken || this.#expiries.has(token);
  }
}

function isBasic(authorization: string): boolean {
  const [scheme = '', value = ''] = authorization.trim().split(/ +/);
  return (
    scheme.toLowerCase() === 'basic' && Buffer.from(value, 'base64').toString('utf8') === `${tokenId}:${tokenSecret}`
  );
}

function refusal(status: number, error: string, description: string): TokenAnswer {
  const challenge = status === 401 ? { 'WWW-Authenticate': 'Basic realm="supplier-api"' } : {};
  return {
    status,
    headers: { 'Cache-Control': 'no-store', ...challenge },
    body: { error, error_description: description },
  };
}
