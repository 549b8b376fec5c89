import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, though they may be short; the first of them longest. */
const longest = [
  /cli\/run\.test/,
  /simulator\/faults\.test/,
  /kill-matrix\//,
  /register\/large|endurance\/delayed-kcis|coverage-of-a-run|traffic\/.*\.slow/,
  /cli\/|api\/|any-api\/sound-server/,
];

/**
 * Starts the files that take longest first, also where vitest has no times of an earlier run: a worker that begins one
 * of them when the others are done works alone.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex((pattern) => pattern.test(moduleId));
      return place === -1 ? longest.length : place;
    };
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return projects.flatMap((project) =>
      sorted.filter((file) => file.project === project).toSorted((a, b) => rank(a) - rank(b)),
    );
  }
}
