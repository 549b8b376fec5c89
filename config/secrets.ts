import { basicCredentials, secretsInStimulus, secretsInUrl } from './hidden-secrets.js';
import type { PartialProfile } from './profile-document.js';

/** The keys of a profile whose values are secrets by nature. */
export const secretPaths: ReadonlySet<string> = new Set([
  'auth.token',
  'auth.clientSecret',
  'auth.expiredToken',
  'auth.otherClientToken',
  'auth.password',
  'auth.passphrase',
  'tls.passphrase',
  'kcis.token',
  'kcis.client.secret',
]);

/** The secrets of a profile, complete or not, for redaction; each once, none empty. */
export function secretsOf({
  auth,
  tls,
  kcis,
  stimuli,
}: Pick<PartialProfile, 'auth' | 'tls' | 'kcis' | 'stimuli'>): readonly string[] {
  const candidates = [
    auth?.type === 'bearer' ? auth.token : undefined,
    auth?.type === 'basic' ? auth.password : undefined,
    auth?.type === 'oauth2' ? auth.clientSecret : undefined,
    auth?.type === 'mtls' ? auth.passphrase : undefined,
    ...(auth?.type === 'bearer' || auth?.type === 'oauth2' ? [auth.expiredToken, auth.otherClientToken] : []),
    tls?.passphrase,
    kcis?.token,
    kcis?.client?.secret,
    auth?.type === 'basic' ? basicCredentials(auth.username, auth.password) : undefined,
    auth?.type === 'oauth2' ? basicCredentials(auth.clientId, auth.clientSecret) : undefined,
    kcis?.client && basicCredentials(kcis.client.id, kcis.client.secret),
    ...[auth?.type === 'oauth2' ? auth.tokenUrl : '', kcis?.publicUrl ?? ''].flatMap(secretsInUrl),
    ...Object.values(stimuli ?? {}).flatMap(secretsInStimulus),
  ];
  return [...new Set(candidates.filter((value) => value !== undefined && value !== ''))] as string[];
}

/** Whether the name of an environment variable says that it holds a secret. */
export function namesSecret(variable: string): boolean {
  return /SECRET|TOKEN|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|PRIVATE|API_?KEY|(?:^|_)KEY(?:_|$)/i.test(variable);
}

/** The passwords of the proxies that an environment names. */
export function proxySecrets(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'].flatMap((name) => {
    const given = environment[name] ?? '';
    // Host and port alone will do, with or without credentials.
    const address = given.includes('://') ? given : `http://${given}`;
    const password = URL.canParse(address) ? new URL(address).password : '';
    return password === '' ? [] : [password, decodedOrNot(password)];
  });
}

function decodedOrNot(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
