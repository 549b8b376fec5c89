import type { Choice } from '../../harness/report/run-report.js';
import { messageOf, SuiteError } from '../../harness/report/errors.js';
import type { RunLimits } from '../options/run-limits.js';
import { takeUncaught } from '../terminal/uncaught.js';

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
  /** Aborted for the reason: RunStopped, or a SuiteError for an error that nothing caught. */
  readonly signal: AbortSignal;
  /** Aborted once even the clean-up has to end. */
  readonly abandon: AbortSignal;
  /** Counts a failing test case. */
  readonly failed: () => void;
  readonly release: () => void;
}

const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How long the clean-up may take after a signal, in milliseconds. */
const cleanUpMs = 30_000;

/** How soon after the second signal the process ends, whatever it does, in milliseconds. */
const lastMs = 4_500;

/** The exit code of a run that a second signal ended before it could give its verdict. */
const abandonedExitCode = 3;

/**
 * Turns the first Ctrl-C, termination or hang-up into an orderly end, and so for a limit that is reached and for an error
 * that nothing caught. The second ends the process within five seconds.
 * @param onLast called right before a process is ended that could not end in order
 */
export function interruption({ seconds, failures }: RunLimits = {}, onLast = () => undefined as void): Interruption {
  const controller = new AbortController();
  const abandon = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  const after = (ms: number, what: () => void) => timers.push(setTimeout(what, ms));
  let signals = 0;
  let failed = 0;
  const stop = (why: string, reason: Error) => {
    if (controller.signal.aborted) return;
    process.stderr.write(`\n${why}: finishing what is under way and writing the report.\n`);
    controller.abort(reason);
  };
  const endAtOnce = () => {
    onLast();
    process.exit(abandonedExitCode);
  };
  const onSignal = () => {
    signals++;
    if (signals > 2) return endAtOnce();
    if (signals === 2) {
      process.stderr.write('\nInterrupted again: ending without the rest of the clean-up.\n');
      abandon.abort();
      after(lastMs, endAtOnce);
      return;
    }
    process.stderr.write(
      `\nInterrupted: no test case begins any more; writing the report, and cleaning up for ${cleanUpMs / 1000} s at most. Once more to stop at once.\n`,
    );
    controller.abort(new RunStopped('The run was interrupted.'));
    after(cleanUpMs, () => abandon.abort());
  };
  const uncaught = takeUncaught((thrown) =>
    stop(
      'An unexpected error',
      new SuiteError('ENGINE_FAILED', `The suite failed unexpectedly: ${messageOf(thrown)}`, { cause: thrown }),
    ),
  );
  for (const name of names) process.on(name, onSignal);
  if (seconds !== undefined)
    after(seconds * 1000, () =>
      stop(`${seconds} s have passed`, new RunStopped(`The run reached its limit of ${seconds} s (--max-time).`)),
    );
  return {
    signal: controller.signal,
    abandon: abandon.signal,
    failed() {
      if (++failed === failures)
        stop(
          `${failures} failed`,
          new RunStopped(`The run ended after ${failures} failed (--max-failures).`, 'max-failures'),
        );
    },
    release() {
      for (const timer of timers) clearTimeout(timer);
      for (const name of names) process.off(name, onSignal);
      uncaught.release();
    },
  };
}
