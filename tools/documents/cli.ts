import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../contract/package-root.js';
import { codeBlock, generatedFrom, page } from '../markdown.js';

/** Every command with its options, as the tool itself describes them. */
export function commandLine(): string {
  const overview = help();
  const commands = [...overview.matchAll(/^ {2}fibre-cafe-conformance (\w+)/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'completion')
    .flatMap((name) => (name === 'report' ? [name, 'report merge', 'report diff'] : [name]));
  return page([
    generatedFrom("the tool's own --help"),
    '# Command line',
    codeBlock('text', overview),
    ...commands.flatMap((command) => [`## ${command}`, codeBlock('text', help(...command.split(' ')))]),
  ]);
}

/** Without this process's variables, since FCC_… would show as defaults. */
function help(...command: readonly string[]): string {
  return execFileSync(process.execPath, [join(packageRoot, 'dist/bin/cli.js'), ...command, '--help'], {
    encoding: 'utf8',
    env: {},
  });
}
