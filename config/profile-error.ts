/** One thing that is wrong with a profile or with an option that overrides it. */
export interface ProfileProblem {
  /** A plain sentence: what is wrong, and what to do where that is not obvious. Never contains a secret. */
  readonly message: string;
  /** The key, such as `supplier.baseUrl`, or the option, such as `--base-url`; empty for the file as a whole. */
  readonly path: string;
  /** Counted from 1; none where the problem is not in a file. */
  readonly line?: number;
  /** Counted from 1, in UTF-16 units; none where the problem is not in a file. */
  readonly column?: number;
}

/** Stable codes: the text is not one YAML mapping, a key or value in it is wrong, an option is wrong, a base URL is missing. */
export type ProfileErrorCode = 'PROFILE_UNREADABLE' | 'PROFILE_INVALID' | 'OPTION_INVALID' | 'BASE_URL_MISSING';

/** A profile that cannot be used; carries every problem found, in the order of the file. */
export class ProfileError extends Error {
  override readonly name = 'ProfileError';

  constructor(
    readonly code: ProfileErrorCode,
    readonly problems: readonly [ProfileProblem, ...ProfileProblem[]],
    readonly fileName?: string,
  ) {
    super(problems.map((problem) => describe(problem, fileName)).join('\n'));
  }
}

function describe({ message, line, column }: ProfileProblem, fileName: string | undefined): string {
  if (fileName === undefined) return message;
  return line === undefined ? `${fileName}: ${message}` : `${fileName}:${line}:${column ?? 1}: ${message}`;
}
