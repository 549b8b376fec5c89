/** Whether requests are answered at once, or accepted first and dealt with by KCI. */
export type Mode = 'sync' | 'async';
