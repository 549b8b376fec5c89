const body = 'Host: x\r\nContent-Length: 2\r\n\r\n{}';
const chunk = `1;${'x'.repeat(10_000)}\r\na\r\n`;

/** What somebody without the token may write to an HTTP server: odd, broken, or no HTTP at all. */
export const oddRequests: readonly string[] = [
  'POST /kcis HTTP/1.0\r\n\r\n',
  `POST * HTTP/1.1\r\n${body}`,
  'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n',
  'CONNECT a.example:80 HTTP/1.1\r\nHost: x\r\n\r\n',
  'POST /kcis HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 100000000\r\n\r\n',
  `POST /kcis HTTP/1.1\r\nExpect: 200-nonsense\r\n${body}`,
  `POST /kcis HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n${body}`,
  `POST /kcis HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(200)}`,
  `POST http://[::1 HTTP/1.1\r\n${body}`,
  `POST http://user:pass@x:99999999/kcis HTTP/1.1\r\n${body}`,
  `POST //kcis?%zz HTTP/1.1\r\n${body}`,
  `POST /kcis HTTP/1.1\r\nAuthorization: Bearer\r\n${body}`,
  `POST /kcis HTTP/1.1\r\nAuthorization: Bearer \u00e9\u00ff\r\n${body}`,
  `POST /kcis HTTP/1.1\r\nContent-Type: application/json; charset=\u001b[2J\r\n${body}`,
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  '\u0016\u0003\u0001\u0002\u0000\u0001\u0000',
  `POST /auth/supplier/access-token HTTP/1.1\r\nAuthorization: Basic !!!!\r\n${body}`,
  `POST /kcis HTTP/1.1\r\n${body}`.repeat(500),
  `POST /kcis HTTP/1.1\r\nTrailer: a\r\n${body}GARBAGE`,
  `POST /kcis HTTP/1.1\r\n${'X-A: b\r\n'.repeat(3000)}${body}`,
  `POST /kcis HTTP/1.1\r\nX-Conversation-ID: ${'c'.repeat(15_000)}\r\n${body}`,
];
