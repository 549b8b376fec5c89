import { sendUpdate, type OperationKey } from '../../contract/requirements/index.js';
import { Credentials } from '../messages/credentials.js';
import type { JsonObject } from '../json/json.js';
import { decoded } from '../messages/path.js';
import { plainHand, type Handwriting } from '../messages/transmission.js';
import { operations } from '../operations/index.js';
import type { Operation } from '../operations/operation.js';
import { faults } from '../faults/index.js';
import { blankState } from '../state/state.js';
import type { Update } from '../state/update.js';
import { styles } from '../styles/index.js';
import type { ApiRequest, Behaviour, Correlation } from '../variations/behaviour.js';
import type { Fault, FaultName } from '../variations/fault.js';
import type { Mode } from '../variations/mode.js';
import type { Style, StyleName } from '../variations/style.js';
import { answerElsewhere } from './elsewhere.js';
import { correlationOf, deal, type Exchange, type Supplier } from './exchange.js';
import { begun, written } from './issue.js';
import { chosen } from './unknown-name.js';

/** How a reference supplier behaves; everything has a default. */
export interface DeskOptions {
  /** Whether it answers at once (201) or accepts and sends KCIs (202); by default as its faults need it, else `sync`. */
  readonly mode?: Mode;
  readonly styles?: readonly StyleName[];
  readonly faults?: readonly FaultName[];
  readonly tokenLifetimeSeconds?: number;
}

/** A request as it came from the network, whatever it asks for. */
export interface Received extends Omit<ApiRequest, 'operation' | 'pathId'> {
  readonly method: string;
  readonly path: string;
}

/** An answer, how it is written, and the KCIs that follow it. */
export interface Dealt extends Exchange {
  /** The documented operation that was asked for, if it is one. */
  readonly operation: OperationKey | undefined;
  readonly hand: Handwriting;
  /** Whether the KCIs go out before the answer. */
  readonly updatesFirst: boolean;
}

/** What a reference supplier does, apart from the network: it deals with one request after the other, and waits for nothing. */
export interface Desk {
  readonly deal: (received: Received) => Dealt;
  /** Issues a KCI: gives those that go out in its place. */
  readonly issue: (update: Update) => readonly Update[];
  /** The body of one of these. */
  readonly write: (update: Update) => JsonObject;
}

/** Opens the desk of a supplier that remembers nothing yet. */
export function openDesk(options: DeskOptions = {}): Desk {
  const chosenStyles = chosen<Style>('style', styles, options.styles ?? []);
  const chosenFaults = chosen<Fault>('fault', faults, options.faults ?? []);
  const behavioursOf = behavioursByOperation(chosenStyles, chosenFaults);
  const all = [...chosenStyles, ...chosenFaults].map(({ behaviour }) => behaviour);
  const supplier: Supplier = {
    mode: options.mode ?? chosenFaults.find((fault) => fault.mode !== undefined)?.mode ?? 'sync',
    credentials: new Credentials(options.tokenLifetimeSeconds ?? 3600),
    ...blankState((kind, count) => firstOf(all, ({ references }) => references?.(kind, count))),
  };
  const previous = new Map<OperationKey, Correlation>();
  return {
    deal: ({ method, path, ...received }) => {
      const operation = operations.find((candidate) => candidate.path.test(path));
      if (operation?.method !== method)
        return {
          ...answerElsewhere(supplier, { ...received, method, path }, operation),
          operation: undefined,
          hand: plainHand,
          updatesFirst: false,
        };
      const request: ApiRequest = { operation: operation.key, pathId: pathIdOf(path, operation), ...received };
      const behaviours = behavioursOf(operation.key);
      const exchange = deal(supplier, operation, behaviours, request, previous.get(operation.key) ?? {});
      previous.set(operation.key, correlationOf(request));
      return {
        ...exchange,
        operation: operation.key,
        updatesFirst: exchange.updates.length > 0 && behaviours.some(({ updatesFirst }) => updatesFirst === true),
        hand: {
          way: firstOf(behaviours, ({ transmits }) => transmits?.(exchange.answer)) ?? plainHand.way,
          write: firstOf(behaviours, ({ writes }) => writes) ?? plainHand.write,
          headerName: firstOf(behaviours, ({ headerName }) => headerName) ?? plainHand.headerName,
        },
      };
    },
    issue: (update) =>
      behavioursOf(update.cause ?? sendUpdate).reduce<readonly Update[]>(
        (updates, { updates: vary }) => (vary === undefined ? updates : updates.flatMap(vary)),
        [begun(update)],
      ),
    write: written,
  };
}

/**
 * Which behaviours apply to an operation: all styles, and the faults that have it in their scope. KCIs that no answer
 * promised have the operation of KCIs.
 */
function behavioursByOperation(
  chosenStyles: readonly Style[],
  chosenFaults: readonly Fault[],
): (operation: OperationKey) => readonly Behaviour[] {
  const table = new Map(
    [...operations.map(({ key }) => key), sendUpdate].map((key) => {
      const scoped = chosenFaults.filter(({ operation, scope = [operation] }) => scope.includes(key));
      return [key, [...chosenStyles, ...scoped].map(({ behaviour }) => behaviour)] as const;
    }),
  );
  return (operation) => table.get(operation) ?? [];
}

/** The first value that a list of behaviours gives, the last of the list being asked first: faults outdo styles. */
function firstOf<Value>(
  behaviours: readonly Behaviour[],
  ask: (behaviour: Behaviour) => Value | undefined,
): Value | undefined {
  for (let index = behaviours.length - 1; index >= 0; index -= 1) {
    const behaviour = behaviours[index];
    const value = behaviour === undefined ? undefined : ask(behaviour);
    if (value !== undefined) return value;
  }
  return undefined;
}

function pathIdOf(path: string, operation: Operation): string {
  return decoded(operation.path.exec(path)?.[1] ?? '');
}
