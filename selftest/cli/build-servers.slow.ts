// cspell:ignore teamcity setvariable endgroup
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serve } from '../serve.js';
import { newFolder, run } from './cli.js';

const description = `
openapi: 3.1.0
info: { title: Names, version: '1' }
paths:
  /name:
    get:
      responses:
        '200':
          description: It has a name.
          content:
            application/json:
              schema: { type: object, required: [name], properties: { name: { type: integer } } }
`;

/** What a build server takes for a command, wherever a line begins with it or, for some, has it. */
const commands = [
  '##vso[task.setvariable variable=PATH]/evil',
  '##[error]evil',
  "##teamcity[buildStatus status='SUCCESS' text='evil']",
  '::set-output name=evil::1',
  '::add-mask::evil',
  '::stop-commands::evil',
];

/** Before each command stands what begins a line, or what a terminal or a wrapped line would make of it. */
const beginnings = [
  '\n',
  '\r\n',
  '\r',
  '\u2028',
  '\u0085',
  '\u000b',
  ' '.repeat(70),
  'x'.repeat(95),
  '\u001b[2K\u001b[G',
];

/** What a build server may take for the end of a line. */
const lineEnd = new RegExp(`[${'\n\r\u2028\u0085\u000b'}]`);

describe.concurrent('a supplier cannot give commands', () => {
  test.each([
    ['GitHub', { GITHUB_ACTIONS: 'true', CI: 'true' }],
    ['Azure Pipelines', { TF_BUILD: 'True', CI: 'true' }],
    ['TeamCity', { TEAMCITY_VERSION: '2026.1', CI: 'true' }],
  ])('to %s: not in its answers, its headers or its failures', async (_, environment) => {
    const evil = beginnings.flatMap((beginning) => commands.map((command) => beginning + command)).join('');
    await using supplier = await serve((request, response) => {
      request.resume();
      response.writeHead(request.url === '/name' ? 200 : 404, {
        'Content-Type': 'application/json',
        'X-Evil': commands.join(' '),
      });
      response.end(JSON.stringify({ name: evil, [evil]: evil }));
    });
    const spec = join(newFolder(), 'names.yaml');
    writeFileSync(spec, description);
    const reporters = ['--reporter', 'console', 'github', 'json'];
    const outcome = await run(['--spec', spec, '--base-url', supplier.url, ...reporters], environment);
    expect(outcome.code, outcome.stderr).toBe(1);
    const printed = `${outcome.stdout}\n${outcome.stderr}`;
    expect(printed).toMatch(/\/name/);
    // What a terminal hides does not stop a build server.
    for (const line of printed.split(lineEnd)) {
      expect(line).not.toMatch(/##vso\[|##teamcity\[|^\s*##\[/);
      expect(line).not.toMatch(/^\s*::(?!error |warning |notice |group::|endgroup::)/);
    }
  });
});
