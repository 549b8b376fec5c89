/** Turns the first Ctrl-C or termination into an orderly end; a second one ends the process at once. */
export function interruption(): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const names = ['SIGINT', 'SIGTERM'] as const;
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(3);
    process.stderr.write(
      '\nInterrupted: finishing what is under way and writing the report. Once more to stop at once.\n',
    );
    controller.abort();
  };
  for (const name of names) process.on(name, onSignal);
  return {
    signal: controller.signal,
    release() {
      for (const name of names) process.off(name, onSignal);
    },
  };
}
