import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';

/** Source files by their path from the project's root. */
export type Sources = ReadonlyMap<string, string>;

/** What each file imports of ours: values, types, and modules that are loaded while the program runs. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** The import graph of some sources. Imports of packages, and of files that are not among the sources, are left out. */
export function importGraph(sources: Sources): ImportGraph {
  return new Map(
    [...sources].map(([file, text]) => {
      const imported = importedPaths(text)
        .map((path) => normalize(join(dirname(file), path)).replace(/\.js$/, '.ts'))
        .filter((target) => sources.has(target));
      return [file, [...new Set(imported)]] as const;
    }),
  );
}

/** What each text imports, since most files are the same in every graph that a test draws. */
const known = new Map<string, readonly string[]>();

/** The relative paths that a source imports. */
function importedPaths(text: string): readonly string[] {
  const found =
    known.get(text) ??
    ts
      .preProcessFile(text, true, true)
      .importedFiles.map(({ fileName }) => fileName)
      .filter((path) => path.startsWith('.'));
  known.set(text, found);
  return found;
}

/** The circles of a graph, each as a way that ends where it began; one for each file that closes one. */
export function circlesIn(graph: ImportGraph): readonly (readonly string[])[] {
  const circles: string[][] = [];
  const finished = new Set<string>();
  const way: string[] = [];
  const visit = (file: string): void => {
    const start = way.indexOf(file);
    if (start >= 0) circles.push([...way.slice(start), file]);
    if (start >= 0 || finished.has(file)) return;
    way.push(file);
    for (const imported of graph.get(file) ?? []) visit(imported);
    way.pop();
    finished.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return circles;
}

/**
 * The floors of a house, the highest first. Rooms on one floor stand side by side. A room is a folder with all that is
 * in it, unless a folder in it is a room of its own.
 */
export type Floors = readonly (readonly string[])[];

/** An import that does not point down: from a room to one above it, or to one on the same floor. */
export interface WrongWay {
  readonly from: string;
  readonly to: string;
}

/** The imports between rooms that do not point down. Files in no room, such as a top-level index, may import all. */
export function wrongWays(graph: ImportGraph, floors: Floors): readonly WrongWay[] {
  const rooms = floors.flatMap((floor, height) => floor.map((room) => ({ room, height })));
  const roomOf = (file: string) =>
    rooms
      .filter(({ room }) => file.startsWith(`${room}/`))
      .toSorted((one, other) => other.room.length - one.room.length)[0];
  return [...graph].flatMap(([from, imported]) =>
    imported.flatMap((to) => {
      const [above, below] = [roomOf(from), roomOf(to)];
      if (!above || !below || above.room === below.room || below.height > above.height) return [];
      return [{ from, to }];
    }),
  );
}
