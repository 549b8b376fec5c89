/** What can make `report diff` end with exit code 1. */
export const diffFailures = ['new', 'new-warning', 'undecided', 'no-longer-examined', 'nothing'] as const;
export type DiffFailure = (typeof diffFailures)[number];
