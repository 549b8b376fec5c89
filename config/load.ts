import { literalSecrets } from './literal-secrets.js';
import type { PartialProfile, ProfileDocument } from './profile-document.js';
import { ProfileError, type ProfileProblem } from './profile-error.js';
import { ProfileExpansion } from './profile-expansion.js';
import { problemsOf } from './profile-problems.js';
import { readProfileSource } from './profile-source.js';
import { secretsOf } from './secrets.js';
import type { Environment } from './variables.js';

/**
 * Reads a supplier profile, YAML or JSON, and validates it.
 * @param fileName - how messages name the file; nothing is read from it
 * @param environment - the variables that `${NAME}` may name
 * @throws ProfileError, with every problem found and the line and column of each
 */
export function loadProfile(text: string, fileName: string, environment: Environment): ProfileDocument {
  const source = readProfileSource(text, fileName);
  const expansion = new ProfileExpansion(source, environment);
  const data = expansion.value(source.data, '');
  const broken = new Set(expansion.problems.map((problem) => problem.path));
  const others = problemsOf(data, source, expansion.expanded).filter((problem) => !broken.has(problem.path));
  const [first, ...more] = inFileOrder([...expansion.problems, ...others]);
  if (first) throw new ProfileError('PROFILE_INVALID', [first, ...more], fileName);

  const profile = data as PartialProfile;
  return {
    fileName,
    profile,
    secrets: [...new Set([...secretsOf(profile), ...expansion.secrets])],
    expanded: [...expansion.expanded],
    warnings: literalSecrets(data, source, expansion.expanded, fileName),
  };
}

function inFileOrder(problems: readonly ProfileProblem[]): readonly ProfileProblem[] {
  return problems.toSorted(
    (left, right) => (left.line ?? 0) - (right.line ?? 0) || (left.column ?? 0) - (right.column ?? 0),
  );
}
