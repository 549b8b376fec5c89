/** One thing that a run needs: whether it is there, and who must do what if not. */
export interface Check {
  readonly name: string;
  readonly outcome: 'ok' | 'wrong' | 'unsure';
  /** What was found. */
  readonly message: string;
  /** Who must do what. */
  readonly todo?: string;
}
