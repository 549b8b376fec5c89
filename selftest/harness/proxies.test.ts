import { expect, test } from 'vitest';
import { proxyFor, proxiesOf } from '../../harness/wire/proxies.js';

const proxy = 'proxy.test:3128';

test.each<[string, string, Readonly<Record<string, string>>, string | undefined]>([
  ['no proxy', 'http://a.test/', {}, undefined],
  ['a URL', 'http://a.test/', { HTTP_PROXY: `http://me:secret@${proxy}` }, proxy],
  ['host and port alone', 'http://a.test/', { http_proxy: proxy }, proxy],
  ['one for both', 'https://a.test/', { HTTP_PROXY: proxy }, proxy],
  ['one for the other', 'http://a.test/', { HTTPS_PROXY: proxy }, undefined],
  ['this machine', 'http://127.0.0.1:8080/', { HTTP_PROXY: proxy }, undefined],
  ['an exception', 'http://a.test/', { HTTP_PROXY: proxy, NO_PROXY: 'b.test, a.test' }, undefined],
  ['a domain', 'http://x.a.test/', { HTTP_PROXY: proxy, NO_PROXY: '.a.test' }, undefined],
  ['a name that only ends alike', 'http://xa.test/', { HTTP_PROXY: proxy, NO_PROXY: 'a.test' }, proxy],
  ['another port', 'http://a.test/', { HTTP_PROXY: proxy, NO_PROXY: 'a.test:81' }, proxy],
  ['everything', 'http://a.test/', { HTTP_PROXY: proxy, NO_PROXY: '*' }, undefined],
])('%s', (_, url, environment, expected) => {
  expect(proxyFor(new URL(url), environment)).toBe(expected);
});

test('an address without a scheme is one of HTTP', () => {
  expect(proxiesOf({ HTTPS_PROXY: 'me:secret@proxy.test:3128' })).toMatchObject({
    httpProxy: '',
    httpsProxy: 'http://me:secret@proxy.test:3128',
  });
});
