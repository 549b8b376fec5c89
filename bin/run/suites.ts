/**
 * Enters the test purposes that `--suites` names beside those of the suite, for this process. Gives what a run has to hand
 * on to its worker.
 * @throws UsageError before any traffic
 */
export async function useSuites(folder: string | undefined): Promise<readonly string[] | undefined> {
  // Loaded when it is needed: most commands are given none.
  return folder === undefined ? undefined : (await import('./own-suites.js')).readOwnSuites(folder);
}
