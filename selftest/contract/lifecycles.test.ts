import { describe, expect, test } from 'vitest';
import { kciReasons } from '../../contract/kci-reasons.js';
import { lifecycles } from '../../contract/lifecycles/index.js';
import { isNormative } from '../../contract/requirements/index.js';

/** Reasons that only a reading gives to the news of a resolved problem: no page shows what it is. */
const readInto = ['RESOLVED'];
const gatewayStates = ['RECEIVED_BY_GATEWAY', 'SENT_TO_SUPPLIER', 'FAILED_TO_SEND'];

describe.each(Object.entries(lifecycles))(
  'the lifecycle of %s',
  (name, { name: own, states, transitions, exclusions }) => {
    const known = Object.keys(states);
    const final = known.filter((state) => states[state]?.final !== undefined);

    test('is listed under its own name', () => expect(own).toBe(name));

    test('has a source and a sureness for every statement', () => {
      for (const { source, sureness } of [...Object.values(states), ...transitions, ...exclusions]) {
        expect(source).toMatch(/^https:\/\/docs\.(cvt\.)?thefibrecafe\.net\//);
        expect(typeof sureness).toBe('string');
      }
    });

    test('goes between states that it has', () => {
      for (const { from, to, event } of transitions) {
        for (const state of from) expect([...known, 'new'], event).toContain(state);
        for (const state of to) expect([...known, 'same'], event).toContain(state);
        expect(from.length * to.length, event).toBeGreaterThan(0);
      }
      for (const { from, to } of exclusions) for (const state of [...from, to]) expect(known).toContain(state);
    });

    test('leaves no final state, and reaches every state', () => {
      for (const { from, event } of transitions) for (const state of from) expect(final, event).not.toContain(state);
      const reached = new Set<string>(transitions.flatMap(({ to }) => to));
      for (const state of known) expect(reached, state).toContain(state);
    });

    test('has events whose reasons are known, and only of suppliers, tenants and time', () => {
      for (const { reasons, cause, event } of transitions) {
        for (const reason of reasons) expect([...Object.keys(kciReasons), ...readInto], event).toContain(reason);
        if (cause === 'gateway') expect(reasons, event).toEqual([]);
      }
    });

    test('allows nothing that it excludes, unless the reason is one of the exceptions', () => {
      for (const { from, to, exceptFor } of exclusions)
        for (const transition of transitions.filter((candidate) => candidate.to.includes(to)))
          if (transition.from.some((state) => from.includes(state)))
            for (const reason of transition.reasons) expect(exceptFor).toContain(reason);
    });

    test('knows which states are the gateway’s alone', () => {
      const gatewayOnly = known.filter((state) => states[state]?.gatewayOnly);
      expect(gatewayOnly).toEqual(known.filter((state) => gatewayStates.includes(state)));
    });
  },
);

test('what cannot fail a KCI for certain is marked as unsure', () => {
  const sure = (name: keyof typeof lifecycles) =>
    Object.entries(lifecycles[name].states).flatMap(([state, { final }]) =>
      final !== undefined && isNormative(final) ? [state] : [],
    );
  expect(sure('service-problem')).toEqual(['FAILED_TO_SEND', 'REJECTED', 'CANCELLED', 'COMPLETED']);
  expect(sure('service-order')).toEqual(['FAILED_TO_SEND', 'REJECTED', 'CANCELLED']);
  expect(sure('service-test')).toEqual(['FAILED_TO_SEND', 'REJECTED']);
  expect(sure('appointment-reservation')).toEqual([]);
});

test('each reason demands what it demands with a known sureness, sure things before unsure ones', () => {
  for (const [code, { fields, statuses }] of Object.entries(kciReasons))
    for (const demands of [fields, statuses]) {
      const bound = demands.map(({ sureness }) => isNormative(sureness));
      expect(bound, code).toEqual(bound.toSorted((one, other) => Number(other) - Number(one)));
    }
});
