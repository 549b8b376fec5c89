type Write = (chunk: string | Uint8Array, encodingOrDone?: unknown, done?: unknown) => boolean;

const closed = new AbortController();

/** Aborted once no one can read what is printed on standard output any more. */
export const outputClosed: AbortSignal = closed.signal;

/**
 * From now on a reader that goes away, as `head` does, or a full disk mutes what is printed there. Everything else goes
 * on: reports, clean-up and exit code do not depend on who watches.
 */
export function muteBrokenOutput(): void {
  mute(process.stdout, () => closed.abort());
  mute(process.stderr, () => undefined);
}

function mute(stream: NodeJS.WriteStream, onBroken: () => void): void {
  const write = stream.write.bind(stream) as Write;
  let broken = false;
  const breaks = () => {
    broken = true;
    onBroken();
  };
  stream.on('error', breaks);
  const muted: Write = (chunk, ...rest) => {
    try {
      if (!broken) return write(chunk, ...rest);
    } catch {
      // A file is written at once, so a full disk throws.
      breaks();
    }
    const done = rest.find((argument) => typeof argument === 'function');
    if (done) process.nextTick(done as () => void);
    return true;
  };
  stream.write = muted as typeof stream.write;
}
