import type { RunLimits } from '../options/run-limits.js';
import type { Choice } from '../../harness/report/run-report.js';

/** Why a run ends before its test cases do. Its message goes into the report. */
export class RunStopped extends Error {
  override readonly name = 'RunStopped';

  constructor(
    message: string,
    /** The choice that leaves out what has not run; none where the run stays incomplete. */
    readonly choice?: Choice,
  ) {
    super(message);
  }
}

/** What can end a run early, in order. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Counts a failing test case. */
  readonly failed: () => void;
  readonly release: () => void;
}

/**
 * Turns the first Ctrl-C or termination into an orderly end, and so for a limit that is reached; a second Ctrl-C ends
 * the process at once.
 */
export function interruption({ seconds, failures }: RunLimits = {}): Interruption {
  const controller = new AbortController();
  const names = ['SIGINT', 'SIGTERM'] as const;
  let interrupted = false;
  let failed = 0;
  const stop = (why: string, reason: RunStopped) => {
    if (controller.signal.aborted) return;
    process.stderr.write(`\n${why}: finishing what is under way and writing the report.\n`);
    controller.abort(reason);
  };
  const onSignal = () => {
    if (interrupted) process.exit(3);
    interrupted = true;
    process.stderr.write(
      '\nInterrupted: finishing what is under way and writing the report. Once more to stop at once.\n',
    );
    controller.abort(new RunStopped('The run was interrupted.'));
  };
  for (const name of names) process.on(name, onSignal);
  const timer =
    seconds !== undefined &&
    setTimeout(
      () => stop(`${seconds} s have passed`, new RunStopped(`The run reached its limit of ${seconds} s (--max-time).`)),
      seconds * 1000,
    );
  return {
    signal: controller.signal,
    failed() {
      if (++failed === failures)
        stop(
          `${failures} failed`,
          new RunStopped(`The run ended after ${failures} failed (--max-failures).`, 'max-failures'),
        );
    },
    release() {
      if (timer) clearTimeout(timer);
      for (const name of names) process.off(name, onSignal);
    },
  };
}
