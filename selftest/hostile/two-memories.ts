import { request as ask } from 'node:http';
import { startSupplier } from '../../simulator/index.js';
import { serve } from '../serve.js';

/** A supplier with two workers that take turns and share no memory: each knows half of what was acknowledged. */
export async function startTwoMemories(): Promise<AsyncDisposable & { readonly url: string }> {
  const workers = await Promise.all([startSupplier(), startSupplier()]);
  let requests = 0;
  const balancer = await serve((request, response) => {
    const { url = '' } = workers[requests++ % 2] ?? {};
    const onward = ask(url + (request.url ?? ''), { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders as never);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  return {
    url: balancer.url,
    async [Symbol.asyncDispose]() {
      await balancer[Symbol.asyncDispose]();
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}
