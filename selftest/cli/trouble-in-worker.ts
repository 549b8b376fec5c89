import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Environment } from './cli.js';

/** Something that befalls the worker of a run: it ends, or it answers nothing any more (without using the processor). */
type Trouble = 'ends' | 'hangs';

/** A run that is started in this environment has a worker that comes to grief when `begin` is called. */
export function troubleInWorker(trouble: Trouble): { readonly environment: Environment; begin(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-trouble-'));
  const sign = join(folder, 'now');
  const module = join(folder, 'trouble.mjs');
  const befalls = trouble === 'ends' ? 'exit(1)' : 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)';
  writeFileSync(
    module,
    `import { existsSync } from 'node:fs';
    import { isMainThread } from 'node:worker_threads';
    const exit = process.exit.bind(process);
    if (!isMainThread) setInterval(() => existsSync(${JSON.stringify(sign)}) && ${befalls}, 50).unref();\n`,
  );
  return {
    environment: { NODE_OPTIONS: `--import=${pathToFileURL(module).href}` },
    begin: () => writeFileSync(sign, ''),
  };
}
