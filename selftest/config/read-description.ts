import { readDescription as read, type ReadDescription } from '../../config/description/read-description.js';
import { descriptionClient } from '../../harness/wire/description-client.js';

/** Reads a description as the command does, without a profile. */
export function readDescription(place: string): Promise<ReadDescription> {
  return read(place, descriptionClient({ timeoutMs: 5000 }));
}
