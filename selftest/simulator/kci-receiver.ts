import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One KCI as it came in. */
export interface ReceivedKci {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>> & { readonly serviceProblem: Readonly<Record<string, unknown>> };
}

/** Receives KCIs on a free port; the first `failures` of them are answered 500. */
export async function startReceiver(failures = 0) {
  const kcis: ReceivedKci[] = [];
  let left = failures;
  const listener = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      left -= 1;
      if (left >= 0) return void response.writeHead(500).end();
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as ReceivedKci['body'];
      kcis.push({ path: request.url ?? '', headers: request.headers, body });
      response.writeHead(204).end();
    });
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    kcis,
    close: async (): Promise<void> => {
      const closed = once(listener, 'close');
      listener.close();
      listener.closeAllConnections();
      await closed;
    },
  };
}
