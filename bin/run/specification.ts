import type { ReadDescription } from '../../config/description/read-description.js';
import { chooseDescription } from '../../contract/description.js';
import { visible } from '../../reporters/terminal-text.js';
import type { WebReaderOptions } from './web-reader.js';

/**
 * Puts the description that `--spec` names in the place of the shipped one, for this process: before test purposes,
 * areas or profiles are looked at, since all of them follow from it. Gives what a run has to hand on to its worker and its report.
 * @param options the profile, whose authorities and time-out hold for a description on the web, too
 * @throws DescriptionError before any traffic to a supplier
 */
export async function useSpecification(
  spec: string | undefined,
  options: WebReaderOptions = {},
  warn: (warning: string) => void = (warning) => process.stderr.write(`warning: ${visible(warning)}\n`),
): Promise<ReadDescription | undefined> {
  if (spec === undefined) return undefined;
  const { readDescription } = await import('../../config/description/read-description.js');
  const description = await readDescription(spec, (address) => fromWeb(address, options));
  description.warnings.forEach(warn);
  chooseDescription(description.source);
  return description;
}

/** The client is loaded for descriptions that are on the web only. */
async function* fromWeb(address: URL, options: WebReaderOptions): AsyncGenerator<Uint8Array> {
  const { webReader } = await import('./web-reader.js');
  yield* (await webReader(options))(address);
}
