import * as oauth from 'oauth4webapi';
import type { Authentication } from '../config/supplier-profile.js';
import { messageOf, SuiteError } from './errors.js';
import type { Redactor } from './redaction.js';

/** Gives the value of the Authorization header, or none. */
export interface Authenticator {
  /**
   * The header's value for the next request; an access token that is about to expire is renewed first.
   * @throws SuiteError TOKEN_REFUSED when the token endpoint gives no token
   */
  authorization(): Promise<string | undefined>;
}

/** How long before its expiry a token is renewed: this, or half its life if that is shorter. */
const renewBeforeMs = 30_000;

/** The authenticator that a supplier profile asks for. Tokens that it is given are added to the redactor. */
export function createAuthenticator(auth: Authentication, redactor: Redactor, timeoutMs: number): Authenticator {
  switch (auth.type) {
    case 'none':
      return { authorization: () => Promise.resolve(undefined) };
    case 'bearer':
      return { authorization: () => Promise.resolve(`Bearer ${auth.token}`) };
    case 'basic': {
      const credentials = Buffer.from(`${auth.username}:${auth.password}`).toString('base64');
      redactor.add(credentials);
      return { authorization: () => Promise.resolve(`Basic ${credentials}`) };
    }
    case 'oauth2':
      return clientCredentials(auth, redactor, timeoutMs);
  }
}

interface AccessToken {
  readonly value: string;
  readonly renewAt: number;
}

function clientCredentials(
  auth: Extract<Authentication, { type: 'oauth2' }>,
  redactor: Redactor,
  timeoutMs: number,
): Authenticator {
  const server: oauth.AuthorizationServer = { issuer: new URL(auth.tokenUrl).origin, token_endpoint: auth.tokenUrl };
  const client: oauth.Client = { client_id: auth.clientId };
  const proof =
    auth.clientAuthentication === 'client_secret_post'
      ? oauth.ClientSecretPost(auth.clientSecret)
      : clientSecretBasic(auth.clientSecret);
  let current: Promise<AccessToken> | undefined;

  async function fetchToken(): Promise<AccessToken> {
    const asked = Date.now();
    try {
      const response = await oauth.clientCredentialsGrantRequest(
        server,
        client,
        proof,
        new URLSearchParams(auth.scope === undefined ? {} : { scope: auth.scope }),
        // Plain HTTP is the user's choice of token URL, made in the profile; test systems have it.
        { [oauth.allowInsecureRequests]: true, signal: () => AbortSignal.timeout(timeoutMs) },
      );
      const token = await oauth.processClientCredentialsResponse(server, client, response);
      redactor.add(token.access_token);
      const lifeMs = (token.expires_in ?? Number.POSITIVE_INFINITY) * 1000;
      return { value: token.access_token, renewAt: asked + Math.max(lifeMs - renewBeforeMs, lifeMs / 2) };
    } catch (thrown) {
      throw new SuiteError(
        'TOKEN_REFUSED',
        `The token endpoint ${auth.tokenUrl} gave no access token (${redactor.text(refusalOf(thrown))}). Check auth.tokenUrl, auth.clientId, auth.clientSecret and auth.scope in the profile.`,
        { cause: thrown },
      );
    }
  }

  /** One request for a token, however many wait for it; one that fails is made again for the next who asks. */
  function renew(): Promise<AccessToken> {
    const renewal = fetchToken();
    current = renewal;
    renewal.catch(() => {
      if (current === renewal) current = undefined;
    });
    return renewal;
  }

  return {
    async authorization() {
      const asked = current ?? renew();
      const known = await asked;
      if (Date.now() < known.renewAt) return `Bearer ${known.value}`;
      const renewed = current === undefined || current === asked ? renew() : current;
      return `Bearer ${(await renewed).value}`;
    },
  };
}

/**
 * The client's id and secret, form-encoded, in the Authorization header (RFC 6749, 2.3.1). Only what has to be encoded
 * is: many token endpoints do not decode, and would refuse a secret with an encoded hyphen.
 */
function clientSecretBasic(secret: string): oauth.ClientAuth {
  const encoded = (text: string) => new URLSearchParams([['', text]]).toString().slice(1);
  return (_, client, __, headers) => {
    const credentials = `${encoded(client.client_id)}:${encoded(secret)}`;
    headers.set('Authorization', `Basic ${Buffer.from(credentials).toString('base64')}`);
  };
}

/** Why a token endpoint gave no token, in a few words. */
function refusalOf(thrown: unknown): string {
  if (thrown instanceof oauth.ResponseBodyError)
    return [`it answered ${thrown.status} ${thrown.error}`, thrown.error_description].filter(Boolean).join(': ');
  if (thrown instanceof oauth.WWWAuthenticateChallengeError) return `it answered ${thrown.status}`;
  const { cause } = thrown as { readonly cause?: unknown };
  if (cause instanceof Response) return `it answered ${cause.status}, ${messageOf(thrown)}`;
  return messageOf(thrown);
}
