/** Which test purposes find a fault, and how many exchanges each takes until that is decided. */
export interface Finders {
  readonly fault: string;
  readonly by: readonly { readonly id: string; readonly exchanges: number }[];
}

/** What a test case of a sound run was decided on. */
export interface Needed {
  readonly id: string;
  readonly exchanges: readonly number[];
}

/** What takes more exchanges to find a fault does not find it early. */
const maxExchanges = 40;

/** What is decided on exchanges that others need as well costs next to nothing. */
const leastCost = 0.1;

/**
 * The test purposes that are to go first: again and again the one that finds most of the faults that none before it
 * finds, for each exchange that it adds to theirs where a supplier is sound. Where two are equal, the one that is first
 * by its id. What a sound run does not decide finds nothing.
 */
export function tellingOrder(found: readonly Finders[], sound: readonly Needed[]): readonly string[] {
  const needs = new Map(
    sound.filter(({ exchanges }) => exchanges.length > 0).map(({ id, exchanges }) => [id, exchanges]),
  );
  const finds = new Map<string, Set<string>>();
  for (const { fault, by } of found)
    for (const { id, exchanges } of by)
      if (exchanges <= maxExchanges && needs.has(id)) finds.set(id, (finds.get(id) ?? new Set()).add(fault));
  const paid = new Set<number>();
  const worth = (id: string) => {
    const added = (needs.get(id) ?? []).filter((number) => !paid.has(number)).length;
    return (finds.get(id)?.size ?? 0) / Math.max(added, leastCost);
  };
  const ids = [...finds.keys()].toSorted();
  const order: string[] = [];
  for (;;) {
    const [best = ''] = ids.toSorted((one, other) => worth(other) - worth(one));
    const faults = [...(finds.get(best) ?? [])];
    if (faults.length === 0) return order;
    order.push(best);
    for (const number of needs.get(best) ?? []) paid.add(number);
    for (const others of finds.values()) for (const fault of faults) others.delete(fault);
  }
}
