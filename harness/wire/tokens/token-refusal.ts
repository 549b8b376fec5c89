import * as oauth from 'oauth4webapi';
import { messageOf } from '../../report/errors.js';

/** What the error codes of RFC 6749, 5.2, and RFC 8707 mean to who has written the profile. */
const meanings: Readonly<Record<string, string>> = {
  invalid_client:
    'it does not know this client, the secret is another, or it wants the other auth.clientAuthentication',
  invalid_scope: 'it does not know auth.scope, or this client may not have it',
  invalid_target: 'it does not know auth.audience, or this client may not have it',
  unauthorized_client: 'this client may not use the grant client_credentials',
  unsupported_grant_type: 'it does not offer the grant client_credentials',
  invalid_request: 'it misses something in the request, such as auth.scope or auth.audience',
};

/** Why a token endpoint gave no token, in a few words. */
export function refusalOf(thrown: unknown): string {
  if (thrown instanceof oauth.ResponseBodyError) {
    const meaning = Object.hasOwn(meanings, thrown.error) ? `, which means: ${meanings[thrown.error]}` : '';
    const described = thrown.error_description === undefined ? '' : `: ${thrown.error_description}`;
    return `it answered ${thrown.status} ${thrown.error}${described}${meaning}`;
  }
  if (thrown instanceof oauth.WWWAuthenticateChallengeError)
    return `it answered ${thrown.status}, which means: ${meanings['invalid_client']}`;
  const { cause } = thrown as { readonly cause?: unknown };
  if (cause instanceof Response) {
    const elsewhere = cause.headers.get('location');
    if (cause.status >= 300 && cause.status < 400 && elsewhere !== null)
      return `it answered ${cause.status} and points to ${elsewhere}; no redirect is followed`;
    return `it answered ${cause.status}, ${messageOf(thrown)}`;
  }
  return messageOf(thrown);
}
