/** A mapping of a description that is being read. */
export type RawNode = Record<string, unknown>;

/** Whether a value is a mapping, neither a list nor nothing. */
export function isNode(value: unknown): value is RawNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
