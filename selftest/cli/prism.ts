import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { freePort } from '../../bin/run/free-port.js';

/** Starts Prism, which mocks what a description describes, on a free port of this machine. */
export async function startPrism(description: string): Promise<{ url: string } & AsyncDisposable> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js'),
      'mock',
      '--port',
      String(port),
      description,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NO_COLOR: '1' } },
  );
  const listening = new Promise<void>((resolve) => {
    createInterface(child.stdout).on('line', (line) => line.includes('Prism is listening') && resolve());
  });
  await Promise.race([listening, once(child, 'exit').then(() => Promise.reject(new Error('Prism did not start.')))]);
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
