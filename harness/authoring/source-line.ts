import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../../contract/package-root.js';

/** A place in the sources: a path with `/`, relative to the package or else to the working directory, and a line from 1. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

/** A place in a file that runs, which may be compiled. */
export interface RunningPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The folder of the code that defines test purposes for others: a place in it is never where one is written. */
const harness = fileURLToPath(new URL('..', import.meta.url));

/** The nearest place outside the harness from which the present function was called. */
export function callingPlace(): RunningPlace | undefined {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 30;
  const { stack = '' } = new Error('place');
  Error.stackTraceLimit = stackTraceLimit;
  for (const frame of stack.split('\n')) {
    const [, place = '', line, column] =
      /(?:\(|at (?:async )?)((?:file:\/\/)?\/[^()]*|[A-Za-z]:\\[^()]*):(\d+):(\d+)\)?$/.exec(frame) ?? [];
    if (place === '') continue;
    const file = place.startsWith('file:') ? fileURLToPath(place) : place;
    if (!file.startsWith(harness) && !file.includes(`${sep}node_modules${sep}vitest`))
      return { file, line: Number(line), column: Number(column) };
  }
  return undefined;
}

const maps = new Map<string, SourceMap | undefined>();

/** Where something that was defined at a place is written; nothing where that is not known. */
export function sourceOf({ place }: { readonly place?: RunningPlace | undefined }): SourceLine | Record<string, never> {
  if (!place) return {};
  const map = mapOf(place.file);
  if (!map) return { file: named(place.file), line: place.line };
  const entry = map.findEntry(place.line - 1, place.column - 1);
  if (!('originalSource' in entry)) return { file: named(place.file), line: place.line };
  const source = resolve(dirname(place.file), entry.originalSource);
  // It can have been read through a link.
  return { file: named(existsSync(source) ? realpathSync(source) : source), line: entry.originalLine + 1 };
}

/** The map of a compiled file to its sources, which stands beside it. */
function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file))
    maps.set(
      file,
      existsSync(`${file}.map`)
        ? new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMapPayload)
        : undefined,
    );
  return maps.get(file);
}

function named(file: string): string {
  const base = file.startsWith(packageRoot) ? packageRoot : process.cwd();
  return relative(base, file).split(sep).join('/');
}
