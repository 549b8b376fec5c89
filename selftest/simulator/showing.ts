import { startSupplier, type Mode } from '../../simulator/index.js';
import { ukDayOf } from '../../simulator/state/uk-time.js';
import { operationKeyOf } from '../../simulator/variations/operation-names.js';
import { probes } from './probes.js';
import type { Probe } from './probing.js';
import { send } from './requests.js';
import { purposeProbes } from './purpose-probes.js';

const patienceMs = 2000;
const lookEveryMs = 50;

/** Every probe of an operation. */
export function probesOf(operation: string): readonly Probe[] {
  const single = purposeProbes.filter(([name]) => operationKeyOf(name) === operation);
  return [twoErrors(operation), ...(probes[operation] ?? []), ...single.map(([, title, send]) => ({ title, send }))];
}

/** Whether two errors of an operation have one identifier, and how often the two headers are in an answer. */
function twoErrors(operation: string): Probe {
  const [method = '', template = ''] = operation.split(' ');
  return {
    title: 'two errors',
    send: async (url) => {
      const refused = async () => {
        const body = method === 'GET' ? undefined : '{}';
        return send(url, method, template.replace('{id}', '1234'), body, { 'X-Conversation-ID': undefined });
      };
      try {
        const [first, second] = [await refused(), await refused()];
        return [String(first.status), String(first.body?.['uuid'] === second.body?.['uuid'])];
      } catch {
        return ['no answer'];
      }
    },
  };
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
      using patience = silence();
      const seen = await Promise.race([probe.send(supplier.url), patience.heard]);
      shown.push(seen);
      if (expected[index] !== undefined && String(expected[index]) !== String(seen)) break;
    }
    return shown;
  } finally {
    await supplier.close();
  }
}

interface Silence extends Disposable {
  readonly heard: Promise<readonly string[]>;
}

/** Ends once nothing was heard for so long; a time in which this process got nowhere, and could hear nothing, counts once. */
function silence(): Silence {
  let looks = 0;
  let timer: NodeJS.Timeout | undefined;
  const heard = new Promise<readonly string[]>((resolve) => {
    timer = setInterval(() => {
      if ((looks += 1) >= patienceMs / lookEveryMs) resolve(['silence']);
    }, lookEveryMs);
  });
  return { heard, [Symbol.dispose]: () => clearInterval(timer) };
}

const sound = new Map<string, Promise<readonly (readonly string[])[]>>();

/** What the sound supplier shows to a list of probes, which is found out once for each key and day: slots pass. */
export function soundly(key: string, mode: Mode, list: readonly Probe[]): Promise<readonly (readonly string[])[]> {
  const name = `${mode} ${key} ${ukDayOf(Date.now())}`;
  const known = sound.get(name) ?? show({ mode }, list);
  sound.set(name, known);
  return known;
}
