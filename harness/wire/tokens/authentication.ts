import * as oauth from 'oauth4webapi';
import type { Authentication } from '../../../config/supplier-profile.js';
import { inDoubleQuotes } from '../../report/curl.js';
import { SuiteError } from '../../report/errors.js';
import type { HttpClient } from '../http-client.js';
import type { Redactor } from '../../report/redaction.js';
import { tolerant } from './token-answer.js';
import { refusalOf } from './token-refusal.js';
import { tokenFetch } from './token-fetch.js';

/** Gives the value of the Authorization header, or none. */
export interface Authenticator {
  /**
   * The header's value for the next request; an access token that is about to expire is renewed first.
   * @throws SuiteError TOKEN_REFUSED when the token endpoint gives no token
   */
  authorization(): Promise<string | undefined>;
  /**
   * Called when the supplier answered 401: whether another value is available, since the token was refused before its
   * time.
   * @throws SuiteError TOKEN_REFUSED
   */
  renew(refused: string | undefined): Promise<boolean>;
}

/** How long before its expiry a token is renewed: this, or half its life if that is shorter. */
const renewBeforeMs = 30_000;

/** A token is used for at least that long, whatever its endpoint says about its life. */
const shortestUseMs = 1000;

const never = () => Promise.resolve(false);

/**
 * The authenticator that a supplier profile asks for. Tokens that it is given are added to the redactor.
 * @param http what a token is fetched with, so that proxies, authorities and limits are those of the run
 * @param note takes a sentence about a token endpoint that answers otherwise than the standard says
 */
export function createAuthenticator(
  auth: Authentication,
  redactor: Redactor,
  http: HttpClient,
  note: (sentence: string) => void = () => undefined,
): Authenticator {
  switch (auth.type) {
    case 'none':
    case 'mtls':
      return { authorization: () => Promise.resolve(undefined), renew: never };
    case 'bearer':
      return { authorization: () => Promise.resolve(`Bearer ${auth.token}`), renew: never };
    case 'basic': {
      const credentials = Buffer.from(`${auth.username}:${auth.password}`).toString('base64');
      redactor.express(
        credentials,
        `$(printf %s "${inDoubleQuotes(auth.username)}:$FCC_PASSWORD" | base64 | tr -d '\\n')`,
      );
      return { authorization: () => Promise.resolve(`Basic ${credentials}`), renew: never };
    }
    case 'oauth2':
      return clientCredentials(auth, redactor, http, note);
  }
}

interface AccessToken {
  readonly value: string;
  readonly renewAt: number;
}

function clientCredentials(
  auth: Extract<Authentication, { type: 'oauth2' }>,
  redactor: Redactor,
  http: HttpClient,
  note: (sentence: string) => void,
): Authenticator {
  const server: oauth.AuthorizationServer = { issuer: new URL(auth.tokenUrl).origin, token_endpoint: auth.tokenUrl };
  const client: oauth.Client = { client_id: auth.clientId };
  const proof =
    auth.clientAuthentication === 'client_secret_post'
      ? oauth.ClientSecretPost(auth.clientSecret)
      : clientSecretBasic(auth.clientSecret);
  const wanted = new URLSearchParams();
  if (auth.scope !== undefined) wanted.set('scope', auth.scope);
  if (auth.audience !== undefined) wanted.set('audience', auth.audience);
  let current: Promise<AccessToken> | undefined;

  async function fetchToken(): Promise<AccessToken> {
    const asked = Date.now();
    try {
      const response = await oauth.clientCredentialsGrantRequest(
        server,
        client,
        proof,
        wanted,
        // Plain HTTP is the user's choice of token URL, made in the profile; test systems have it.
        { [oauth.allowInsecureRequests]: true, [oauth.customFetch]: tokenFetch(http, redactor) },
      );
      const answer = await tolerant(response);
      const token = await oauth.processClientCredentialsResponse(server, client, answer.response);
      redactor.add(token.access_token);
      for (const sentence of answer.notes) note(sentence);
      const lifeMs = (token.expires_in ?? Number.POSITIVE_INFINITY) * 1000;
      const useMs = Math.max(lifeMs - renewBeforeMs, lifeMs / 2, shortestUseMs);
      return { value: token.access_token, renewAt: asked + useMs };
    } catch (thrown) {
      throw new SuiteError(
        'TOKEN_REFUSED',
        `The token endpoint ${auth.tokenUrl} gave no access token (${redactor.text(refusalOf(thrown))}). Check auth.tokenUrl, auth.clientId, auth.clientSecret, auth.scope and auth.audience in the profile.`,
        { cause: thrown },
      );
    }
  }

  /** One request for a token, however many wait for it; one that fails is made again for the next who asks. */
  function renewal(): Promise<AccessToken> {
    const renewed = fetchToken();
    current = renewed;
    renewed.catch(() => {
      if (current === renewed) current = undefined;
    });
    return renewed;
  }

  return {
    async authorization() {
      const asked = current ?? renewal();
      const known = await asked;
      if (Date.now() < known.renewAt) return `Bearer ${known.value}`;
      const renewed = current === undefined || current === asked ? renewal() : current;
      return `Bearer ${(await renewed).value}`;
    },
    async renew(refused) {
      const asked = current;
      const known = await asked;
      if (known && `Bearer ${known.value}` !== refused) return true;
      await (current === undefined || current === asked ? renewal() : current);
      return true;
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
