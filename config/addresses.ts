/** What is wrong with a base URL, as the end of a sentence that starts with its name; none if nothing is. */
export function baseUrlProblem(text: string): string | undefined {
  const url = parseUrl(text);
  if (!url) return 'must be a complete address such as https://cvt.example.net';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'must start with http:// or https://';
  if (url.username !== '' || url.password !== '') return 'must not contain credentials; they belong under auth';
  if (text.includes('?')) return 'must not contain a query (?)';
  if (text.includes('#')) return 'must not contain a fragment (#)';
  return undefined;
}

/** What is wrong with any other http address, as above. Placeholders such as `{id}` are fine. */
export function httpUrlProblem(text: string): string | undefined {
  const url = parseUrl(text);
  if (!url || !/^https?:$/.test(url.protocol)) return 'must be a complete address that starts with http:// or https://';
  if (url.username !== '' || url.password !== '')
    return 'must not contain credentials (USER:PASSWORD@): addresses are shown';
  return undefined;
}

/** A valid base URL in its normal form: path kept, no slash at its end. */
export function normalBaseUrl(text: string): string {
  const { origin, pathname } = new URL(text);
  return origin + pathname.replace(/\/+$/, '');
}

/** Whether a valid base URL is on this machine: localhost, 127.0.0.0/8 or ::1. */
export function isLoopback(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Whether a HOST:PORT listens on every interface, and so does not say which address to call. */
export function isWildcard(hostAndPort: string): boolean {
  return /^(0\.0\.0\.0|\[::\]):/.test(hostAndPort);
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
