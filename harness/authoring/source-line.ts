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

/** As many functions of the harness stand between a test purpose and what asks for its place, and more. */
const deepestFrame = 12;

/**
 * Finds the nearest place outside the harness from which the present function was called, when it is asked for: to
 * write a stack out takes long, and most places are never looked at.
 */
export function callingPlace(): () => RunningPlace | undefined {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = deepestFrame;
  const here = new Error('place');
  Error.stackTraceLimit = stackTraceLimit;
  let found: { readonly place: RunningPlace | undefined } | undefined;
  return () => (found ??= { place: placeAmong(here.stack ?? '') }).place;
}

function placeAmong(stack: string): RunningPlace | undefined {
  for (const frame of stack.split('\n')) {
    if (!known.has(frame)) known.set(frame, placeIn(frame));
    const place = known.get(frame);
    if (place) return place;
  }
  return undefined;
}

/** The places of lines of a stack: a file defines test purposes at few lines, and again and again. */
const known = new Map<string, RunningPlace | undefined>();

/** The place that a line of a stack names, where it is outside the harness. */
function placeIn(frame: string): RunningPlace | undefined {
  const [, place = '', line, column] =
    /(?:\(|at (?:async )?)((?:file:\/\/)?\/[^()]*|[A-Za-z]:\\[^()]*):(\d+):(\d+)\)?$/.exec(frame) ?? [];
  if (place === '') return undefined;
  const file = place.startsWith('file:') ? fileURLToPath(place) : place;
  const isOurs = file.startsWith(harness) || file.includes(`${sep}node_modules${sep}vitest`);
  return isOurs ? undefined : { file, line: Number(line), column: Number(column) };
}

const maps = new Map<string, SourceMap | undefined>();
const lines = new WeakMap<RunningPlace, SourceLine>();

/** Where something that was defined at a place is written; nothing where that is not known. */
export function sourceOf({ place }: { readonly place?: RunningPlace | undefined }): SourceLine | Record<string, never> {
  if (!place) return {};
  const line = lines.get(place) ?? lineOf(place);
  lines.set(place, line);
  return line;
}

function lineOf(place: RunningPlace): SourceLine {
  const map = mapOf(place.file);
  if (!map) return { file: named(place.file), line: place.line };
  const entry = map.findEntry(place.line - 1, place.column - 1);
  if (!('originalSource' in entry)) return { file: named(place.file), line: place.line };
  return { file: nameOf(resolve(dirname(place.file), entry.originalSource)), line: entry.originalLine + 1 };
}

const names = new Map<string, string>();

/** What a source is called; it can have been read through a link. */
function nameOf(source: string): string {
  const name = names.get(source) ?? named(existsSync(source) ? realpathSync(source) : source);
  names.set(source, name);
  return name;
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
