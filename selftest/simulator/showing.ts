import { startSupplier, type Mode } from '../../simulator/index.js';
import { operationKeyOf } from '../../simulator/variations/operation-names.js';
import { probes } from './probes.js';
import type { Probe } from './probing.js';
import { purposeProbes } from './purpose-probes.js';

const patienceMs = 2000;

/** Every probe of an operation. */
export function probesOf(operation: string): readonly Probe[] {
  const single = purposeProbes.filter(([name]) => operationKeyOf(name) === operation);
  return [...(probes[operation] ?? []), ...single.map(([, title, send]) => ({ title, send }))];
}

/** What a supplier shows to a list of probes, up to the first that differs from what is expected. */
export async function show(
  options: { readonly mode: Mode; readonly faults?: readonly string[] },
  list: readonly Probe[],
  expected: readonly (readonly string[])[] = [],
): Promise<readonly (readonly string[])[]> {
  const supplier = await startSupplier(options);
  const shown: (readonly string[])[] = [];
  try {
    for (const [index, probe] of list.entries()) {
      const seen = await Promise.race([probe.send(supplier.url), silence()]);
      shown.push(seen);
      if (expected[index] !== undefined && String(expected[index]) !== String(seen)) break;
    }
    return shown;
  } finally {
    await supplier.close();
  }
}

function silence(): Promise<readonly string[]> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(['silence']), patienceMs).unref();
  });
}

const sound = new Map<string, Promise<readonly (readonly string[])[]>>();

/** What the sound supplier shows to a list of probes, which is found out once for each key. */
export function soundly(key: string, mode: Mode, list: readonly Probe[]): Promise<readonly (readonly string[])[]> {
  const name = `${mode} ${key}`;
  const known = sound.get(name) ?? show({ mode }, list);
  sound.set(name, known);
  return known;
}
