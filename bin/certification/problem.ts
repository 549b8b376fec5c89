/** The ways in which something cannot be relied on, gravest first: the first one that a bundle has names its outcome. */
const problemKinds = ['changed', 'wrong-key', 'revoked', 'expired', 'not-yet-valid'] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** One reason not to rely on a bundle or a certificate. */
export interface Problem {
  readonly kind: ProblemKind;
  /** One sentence. */
  readonly sentence: string;
}

/** The gravest kind among some problems; undefined where there are none. */
export function gravestKind(problems: readonly Problem[]): ProblemKind | undefined {
  return problemKinds.find((kind) => problems.some((problem) => problem.kind === kind));
}
