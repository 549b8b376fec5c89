import type { ErrorObject } from 'ajv';
import { baseUrlProblem, httpUrlProblem } from './addresses.js';
import { dotted, join, pointerStep, property } from './paths.js';
import type { ProfileProblem } from './profile-error.js';
import { schemaErrors } from './profile-schema.js';
import { placeOf, type ProfileSource } from './profile-source.js';
import { secretPaths } from './secrets.js';
import { sentence } from './sentences.js';

/**
 * Everything that is wrong with the expanded data of a profile, each thing once, each with its place.
 * @param expanded - dotted paths of values from the environment, which no message may show
 */
export function problemsOf(
  data: unknown,
  source: ProfileSource,
  expanded: ReadonlySet<string>,
): readonly ProfileProblem[] {
  return withoutRepeats([
    ...schemaErrors(data).flatMap((error) => schemaProblem(error, source, expanded)),
    ...addressProblems(data, source),
  ]);
}

function schemaProblem(
  error: ErrorObject,
  source: ProfileSource,
  expanded: ReadonlySet<string>,
): readonly ProfileProblem[] {
  if (error.keyword === 'if') return [];
  const pointer = error.instancePath;
  const path = dotted(pointer);
  const place = placeOf(source, pointer);
  const isPublic = !secretPaths.has(path) && !expanded.has(path);
  const message = sentence(error, { path, isPublic, written: place.written });
  if (error.keyword === 'additionalProperties') {
    const key = String(error.params['additionalProperty']);
    return [{ message, path: join(path, key), ...placeOf(source, pointer + pointerStep(key)).key }];
  }
  if (error.keyword === 'required')
    return [{ message, path: join(path, String(error.params['missingProperty'])), ...place.key }];
  return [{ message, path, ...place.value }];
}

/** What a pattern cannot tell about an address. */
function addressProblems(data: unknown, source: ProfileSource): readonly ProfileProblem[] {
  const { supplier, auth, kcis, stimuli } = data as { readonly [section: string]: unknown };
  const texts: readonly (readonly [string, unknown, (text: string) => string | undefined])[] = [
    ['/supplier/baseUrl', property(supplier, 'baseUrl'), baseUrlProblem],
    ['/auth/tokenUrl', property(auth, 'tokenUrl'), httpUrlProblem],
    ['/kcis/publicUrl', property(kcis, 'publicUrl'), httpUrlProblem],
    ...Object.keys(typeof stimuli === 'object' && stimuli !== null ? stimuli : {}).map(
      (name) =>
        [`/stimuli${pointerStep(name)}/post`, property(property(stimuli, name), 'post'), httpUrlProblem] as const,
    ),
  ];
  return texts.flatMap(([pointer, text, problemOf]) => {
    const problem = typeof text === 'string' ? problemOf(text) : undefined;
    const path = dotted(pointer);
    return problem === undefined ? [] : [{ message: `${path} ${problem}.`, path, ...placeOf(source, pointer).value }];
  });
}

/** One problem for each place and sentence; of an address, the first. */
function withoutRepeats(problems: readonly ProfileProblem[]): readonly ProfileProblem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = /[uU]rl$|\.post$/.test(problem.path) ? problem.path : `${problem.path} ${problem.message}`;
    return !seen.has(key) && seen.add(key);
  });
}
