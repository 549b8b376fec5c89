const varying =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)?|\b(?=[\w-]*\d)[A-Za-z0-9_-]+/gi;

/**
 * A sentence without what differs each time: UUIDs, times, and ids and numbers, but not status codes. Undecided results
 * whose sentences are alike have the same cause.
 */
export function alike(sentence: string): string {
  return sentence.replace(varying, (found) => (/^[1-5]\d\d$/.test(found) ? found : '…'));
}
