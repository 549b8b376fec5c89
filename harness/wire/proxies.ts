type Environment = Readonly<Record<string, string | undefined>>;

/** The proxies that an environment names; what is empty is not used. */
export interface Proxies {
  readonly httpProxy: string;
  readonly httpsProxy: string;
  readonly noProxy: string;
}

/** What is on this machine is never asked for elsewhere. */
const thisMachine = 'localhost,127.0.0.1,[::1]';

/** The proxies that HTTP_PROXY, HTTPS_PROXY and NO_PROXY name, in capitals or not; none if they name none. */
export function proxiesOf(environment: Environment): Proxies | undefined {
  const named = (name: string) => (environment[name] ?? environment[name.toUpperCase()] ?? '').trim();
  const httpProxy = withScheme(named('http_proxy'));
  const httpsProxy = withScheme(named('https_proxy')) || httpProxy;
  if (httpProxy === '' && httpsProxy === '') return undefined;
  const noProxy = [named('no_proxy'), thisMachine].filter((part) => part !== '').join(',');
  return { httpProxy, httpsProxy, noProxy: named('no_proxy') === '*' ? '*' : noProxy };
}

/**
 * The proxy that a request to a URL goes through, as `host:port`, without credentials; undefined for a direct one.
 * NO_PROXY lists hosts, each with all its subdomains, and with a port where only that is meant.
 */
export function proxyFor(url: URL, environment: Environment): string | undefined {
  const proxies = proxiesOf(environment);
  if (!proxies || proxies.noProxy === '*') return undefined;
  const secure = url.protocol === 'https:';
  const proxy = secure ? proxies.httpsProxy : proxies.httpProxy;
  if (proxy === '' || !URL.canParse(proxy)) return undefined;
  const host = url.hostname.toLowerCase();
  const port = url.port || (secure ? '443' : '80');
  const excepted = proxies.noProxy.split(/[,\s]+/).some((entry) => {
    const [, name = entry, only] = /^(.+):(\d+)$/.exec(entry) ?? [];
    const bare = name.replace(/^\*?\./, '').toLowerCase();
    return bare !== '' && (only === undefined || only === port) && (host === bare || host.endsWith(`.${bare}`));
  });
  return excepted ? undefined : new URL(proxy).host;
}

/** Many write a proxy as host and port alone. */
function withScheme(address: string): string {
  return address === '' || /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
}
