import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSupplier } from '../../simulator/index.js';

/** A supplier with two workers that take turns and share no memory: each knows half of what was acknowledged. */
export async function startTwoMemories(): Promise<AsyncDisposable & { readonly url: string }> {
  const workers = await Promise.all([startSupplier(), startSupplier()]);
  let requests = 0;
  const balancer = createServer((request, response) => {
    const { url = '' } = workers[requests++ % 2] ?? {};
    const onward = ask(url + (request.url ?? ''), { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders as never);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  balancer.listen(0, '127.0.0.1');
  await once(balancer, 'listening');
  return {
    url: `http://127.0.0.1:${(balancer.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      balancer.closeAllConnections();
      balancer.close();
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}
