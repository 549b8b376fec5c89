/** So many files Node.js, the engine and the reports have open between them, at their most. */
const others = 40;

/** The limit of this process: it stays the same, and Node.js writes a whole diagnostic report to tell it. */
let openFiles: number | undefined;

/**
 * How many connections may be open at once for one purpose: as many as are wanted, or a third of what the limit on the open
 * files of this process (`ulimit -n`) leaves beside everything else. At least one.
 */
export function connectionsWithin(wanted: number, limit = (openFiles ??= openFilesLimit())): number {
  return Math.max(1, Math.min(wanted, Math.floor((limit - others) / 3)));
}

/** Infinity on a system without a limit, such as Windows. */
function openFilesLimit(): number {
  const { userLimits } = process.report.getReport() as { readonly userLimits?: Record<string, { soft?: unknown }> };
  const soft = userLimits?.['open_files']?.soft;
  return typeof soft === 'number' ? soft : Infinity;
}
