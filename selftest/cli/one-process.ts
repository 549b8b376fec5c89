import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { command, newFolder, type Ended, type Environment } from './cli.js';

/**
 * Loads the command again for each command line that it is sent, with the arguments, the environment and the folder of
 * that one. What the command loads is loaded once.
 */
const source = `
  process.setMaxListeners(0);
  const own = { ...process.env };
  let count = 0;
  process.on('message', async ({ args, environment, cwd }) => {
    const written = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'])
      process[name].write = (chunk, ...rest) => {
        written[name] += chunk;
        rest.find((each) => typeof each === 'function')?.();
        return true;
      };
    process.env = { ...own, ...environment };
    process.argv = [process.execPath, ${JSON.stringify(command)}, ...args];
    process.exitCode = undefined;
    process.chdir(cwd);
    await import(${JSON.stringify(pathToFileURL(command).href)} + '?' + ++count);
    const code = process.exitCode ?? 0;
    process.exitCode = undefined;
    process.send({ code, ...written });
  });
`;

/** One process that runs command lines, one after the other. */
interface OneProcess {
  /** Runs a command line as `cli` does, but that the process goes on. */
  readonly cli: (args: readonly string[], environment?: Environment) => Promise<Ended>;
  readonly end: () => void;
}

/** Starting a process takes longer than most of what is wrong on a command line. */
export function startOneProcess(): OneProcess {
  const kept = Object.entries(process.env).filter(([name]) => !/^(FCC_|VITEST|NODE_OPTIONS|CI$)/.test(name));
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    env: Object.fromEntries(kept),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let before: Promise<unknown> = Promise.resolve();
  const cli: OneProcess['cli'] = (args, environment = {}) => {
    const outcome = before.then(async () => {
      const answer = Promise.race([
        once(child, 'message'),
        once(child, 'exit').then(() => Promise.reject(new Error(`The process ended by: ${args.join(' ')}`))),
      ]);
      child.send({ args, environment, cwd: newFolder() });
      return (await answer)[0] as Ended;
    });
    before = outcome.catch(() => undefined);
    return outcome;
  };
  return { cli, end: () => void child.kill() };
}
