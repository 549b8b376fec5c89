import { chooseDescription, type DescriptionSource } from '../../contract/description.js';

/**
 * Puts the description that `--spec` names in the place of the shipped one, for this process: before test purposes,
 * areas or profiles are looked at, since all of them follow from it. Gives what a run has to hand on to its worker.
 * @throws DescriptionError before any traffic to a supplier
 */
export async function useSpecification(
  spec: string | undefined,
  warn: (warning: string) => void = (warning) => process.stderr.write(`warning: ${warning}\n`),
): Promise<DescriptionSource | undefined> {
  if (spec === undefined) return undefined;
  const { readDescription } = await import('../../config/description/read-description.js');
  const { source, warnings } = await readDescription(spec);
  warnings.forEach(warn);
  chooseDescription(source);
  return source;
}
