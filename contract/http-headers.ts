/**
 * Headers that belong to HTTP and to each connection (RFC 9110, 7.6.1, 7.2, 8.6 and 10.1.1): the client of a request
 * sets them. As parameters of a description no one may send them.
 */
export const httpOwned: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
  'expect',
]);
