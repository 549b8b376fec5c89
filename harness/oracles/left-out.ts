import type { Reply } from '../wire/reply.js';

/** Notes that answers leave out a field. */
export function leftOut({ journal, operation }: Reply, pointer: string): void {
  // The items of a list are alike.
  journal.habit({
    kind: 'fields-left-out',
    operation: operation.key,
    what: pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*'),
  });
}
