/** Parameters of a query that hold a secret, by their names. */
const secretParameter = /key|token|secret|sig|code|auth|pass|pwd|credential/i;

/** Shorter values are words, and replacing them would garble reports. */
const shortestNamed = 4;

/** Values from here on that look random are taken for secrets, whatever their name; parts of a path are longer. */
const shortestRandom = { query: 16, path: 24 } as const;

/** What HTTP Basic shows for an id and a secret; undefined where one of them is missing. */
export function basicCredentials(id: string | undefined, secret: string | undefined): string | undefined {
  if (!id || !secret) return undefined;
  return Buffer.from(`${id}:${secret}`).toString('base64');
}

/** The secrets in an address: keys in its query, and parts of its path or query that look like one. */
export function secretsInUrl(address: string): readonly string[] {
  if (!URL.canParse(address)) return [];
  const { searchParams, pathname } = new URL(address);
  const inQuery = [...searchParams].filter(([name, value]) => isNamed(name, value) || isRandom(value, 'query'));
  return [...inQuery.map(([, value]) => value), ...pathname.split('/').filter((part) => isRandom(part, 'path'))];
}

/** The secrets in how the supplier is made to act: in an address, or in a command. */
export function secretsInStimulus(stimulus: unknown): readonly string[] {
  if (typeof stimulus !== 'object' || stimulus === null) return [];
  const { post, run } = stimulus as { readonly post?: unknown; readonly run?: unknown };
  if (typeof post === 'string') return secretsInUrl(post);
  if (typeof run !== 'string') return [];
  const addresses = run.match(/https?:\/\/[^\s"'`]+/gi) ?? [];
  const inCommand = [
    ...run.matchAll(/\b(?:bearer|basic)\s+([^\s"'`$]{4,})/gi),
    ...run.matchAll(/:\/\/[^/@\s"'`]*:([^/@\s"'`$]{4,})@/g),
    ...run.matchAll(/\s(?:-u|--user)[=\s]*["']?[^\s:"'`]+:([^\s"'`$]{4,})/g),
    ...run.matchAll(/\b[\w-]*(?:key|token|secret|password)["']?\s*[:=]\s*["']?([^\s"'`$&{]{4,})/gi),
  ];
  return [...addresses.flatMap(secretsInUrl), ...inCommand.flatMap(([, value = '']) => value)];
}

function isNamed(name: string, value: string): boolean {
  return secretParameter.test(name) && value.length >= shortestNamed && !/[{}]/.test(value);
}

/** Letters and digits mixed, and not a reference such as `SI2345432345345`. */
function isRandom(value: string, where: keyof typeof shortestRandom): boolean {
  const count = (pattern: RegExp) => value.match(pattern)?.length ?? 0;
  const mixed = count(/\d/g) >= 3 && count(/[a-z]/gi) >= 4;
  return value.length >= shortestRandom[where] && mixed && /^[\w.~+/=%-]+$/.test(value);
}
