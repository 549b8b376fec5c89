import { createRequire } from 'node:module';
import type * as undici from 'undici';

const require = createRequire(import.meta.url);

/**
 * A part of undici: all of it has four times the modules, which would hold up the first request of a run. Where another
 * version of it has no such file, the part comes from the whole.
 */
function partOf<Part>(file: string, find: (whole: typeof undici) => Part): Part {
  try {
    return require(`undici/lib/${file}`) as Part;
  } catch {
    return find(wholeUndici());
  }
}

/** For what is rarely needed. */
export function wholeUndici(): typeof undici {
  return require('undici') as typeof undici;
}

export const Agent = partOf('dispatcher/agent.js', (whole) => whole.Agent);
export const errors = partOf('core/errors.js', (whole) => whole.errors);
