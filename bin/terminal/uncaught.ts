import { describeFailure } from './usage-error.js';

/** Exit code for everything that keeps the tool from saying anything of a supplier. */
export const failureExitCode = 2;

type Handler = (thrown: unknown) => void;

let inOrder: Handler | undefined;

/**
 * From now on an error that nothing catches ends the process with 2, never with 1: that would say that a supplier does not
 * conform.
 */
export function catchUncaught(): void {
  process.on('uncaughtException', (thrown: unknown) => (inOrder ?? endAtOnce)(thrown));
}

/** Passes an uncaught error to what has to end in order, until that is released. */
export function takeUncaught(handler: Handler): { release(): void } {
  inOrder = handler;
  return {
    release() {
      if (inOrder === handler) inOrder = undefined;
    },
  };
}

function endAtOnce(thrown: unknown): void {
  process.stderr.write(`${describeFailure(thrown)}\n`);
  process.exit(failureExitCode);
}
