/** Whether a base URL looks like a system that serves real customers: one that the profile names, or a documented one. */
export function isProduction(baseUrl: string, named: readonly string[] = []): boolean {
  const { hostname } = new URL(baseUrl);
  const host = hostname.toLowerCase().replace(/\.$/, '');
  return isFibreCafeProduction(host) || named.some((pattern) => matches(host, pattern.toLowerCase()));
}

/** The Fibre Cafe's own hosts, of which those with `cvt` in a label are its test environment. */
function isFibreCafeProduction(host: string): boolean {
  const labels = host.split('.');
  return matches(host, '*.thefibrecafe.net') && !labels.some((label) => label.split('-').includes('cvt'));
}

/** `*.example.net` is example.net and every host below it. */
function matches(host: string, pattern: string): boolean {
  if (!pattern.startsWith('*.')) return host === pattern;
  return host === pattern.slice(2) || host.endsWith(pattern.slice(1));
}
