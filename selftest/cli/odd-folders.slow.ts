import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { newFolder } from './cli.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Each part means something else to a shell, a glob or a URL. */
const name = "w (x86) [1] {a,b} +(a) !(no) h#sh %2F é 'x'";
/** What is only read can be in a folder with any name; programs of others stop at a question mark. */
const suitesName = `${name} what? *`;

test('a run works from, and with suites in, a folder whose name has every odd character', async () => {
  const folder = join(newFolder(), name);
  const installed = join(folder, 'package');
  mkdirSync(installed, { recursive: true });
  for (const part of ['package.json', 'dist', 'contract/openapi', 'contract/classes.yaml', 'config', 'harness/report'])
    cpSync(join(repository, part), join(installed, part), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(installed, 'node_modules'));
  const suites = join(folder, suitesName, 'suites');
  cpSync(join(repository, 'examples/house-rules'), suites, { recursive: true });
  const server = createServer((_, response) => response.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const cli = join(installed, 'dist/bin/cli.js');
    const run = (...args: readonly string[]) => promisify(execFile)(process.execPath, [cli, ...args], { cwd: folder });
    const listed = await run('list', 'test-purposes', '--suites', suites);
    expect(listed.stdout).toContain('acme.reference');
    writeFileSync(
      join(folder, 'api.yaml'),
      "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: { /a: { get: { responses: { '200': { description: ok } } } } }\n",
    );
    const { stdout } = await run('run', '--spec', 'api.yaml', '--base-url', `http://127.0.0.1:${port}`);
    expect(stdout).toMatch(/CONFORMANT/);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
