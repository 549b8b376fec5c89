import { isNormative } from '../../../contract/requirements/requirement.js';
import { lifecycles, type Lifecycle, type Transition } from '../../../contract/lifecycles/index.js';
import type { EntityKind } from '../inbox/entity.js';
import { momentOf } from '../../json/date-time.js';
import { quote } from '../../json/quote.js';
import {
  acceptedOf,
  isOvertaken,
  type JudgedKci,
  type KciFinding,
  type KciOracle,
  type KciRemark,
  type KnownBefore,
} from './oracle.js';
import { reasonCodeOf } from './reason-code.js';

/** What a supplier has received, and has not answered yet. */
const sent = 'SENT_TO_SUPPLIER';

/** There is no KCI that takes up what was rejected; one about what is not ours is noted. */
export const isAboutAccepted: KciOracle = ({ entity, body }, { accepted }) => {
  if (accepted === 'foreign' && body['reasonCode'] !== 'CREATED')
    return [{ note: 'The KCI is about something that was not sent in this run.' }];
  if (accepted !== 'refused' || !entity) return [];
  if (entity.status === 'REJECTED') return [{ note: 'The KCI repeats that the request is rejected.' }];
  return [
    {
      requirement: 'KCI-ACCEPTED-ONLY',
      reason: 'The KCI is about a request that was refused.',
      expected: 'no KCI, or one that repeats the rejection',
      actual: `reasonCode ${quote(body['reasonCode'])}, status ${quote(entity.status ?? null)}`,
      pointer: `/${entity.key}`,
    },
  ];
};

/** The state of the entity follows from the one before, as far as the documents tell. */
export const followsLifecycle: KciOracle = (kci, before) => {
  const { entity } = kci;
  const lifecycle = entity && lifecycleOf(entity.kind);
  if (!entity || !lifecycle) return [];
  const { status } = entity;
  if (status === undefined) return [{ note: 'The entity has no status that is a text.' }];
  if (!Object.hasOwn(lifecycle.states, status))
    return [{ note: `${quote(status)} is not a state that the documents show.` }];
  if (lifecycle.states[status]?.gatewayOnly) return [{ note: `${status} is a state that only the gateway sets.` }];
  // It reports a moment before the newest KCI, which is not known exactly, unless it is the end.
  if (isOvertaken(kci, before)) return endsBeforeNewest(kci, before, lifecycle);
  const accepted = acceptedOf(before);
  const issuedAt = momentOf(kci.body['issuedOn']);
  // A KCI issued before an answer describes the time before it, however late it comes.
  if (accepted?.answeredAt !== undefined && issuedAt !== undefined)
    if (issuedAt < accepted.answeredAt + (before.clockAheadMs ?? 0)) return [];
  const from = accepted?.status ?? before.history.status ?? (accepted ? sent : undefined);
  if (from === undefined) return [];
  return [...stepsBack(kci, before), ...judgeStep(kci, lifecycle, from, status)];
};

/** What a KCI ends that arrives late is not shown as open by one with a higher number. */
function endsBeforeNewest(
  kci: JudgedKci,
  { history: { newest, status: later } }: KnownBefore,
  { states }: Lifecycle,
): readonly KciRemark[] {
  const status = kci.entity?.status ?? '';
  const { final } = states[status] ?? {};
  if (final === undefined || !isNormative(final) || later === undefined || later === status) return [];
  if (!Object.hasOwn(states, later)) return [];
  const issuedAt = momentOf(kci.body['issuedOn']);
  if (issuedAt === undefined || newest?.issuedAt === undefined || issuedAt > newest.issuedAt) return [];
  return [
    violation(
      kci,
      'KCI-AFTER-END',
      `The KCI shows ${status}, which is final, and one with a higher sequenceNumber has shown ${later}.`,
      `no status but ${status} in KCIs with a higher sequenceNumber`,
    ),
  ];
}

/** A receipt without commitment does not come after a commitment that an earlier KCI has shown. */
function stepsBack({ entity, body }: JudgedKci, { history }: KnownBefore): readonly KciRemark[] {
  if (body['reasonCode'] !== 'ACKNOWLEDGED' || entity?.status !== 'ACKNOWLEDGED') return [];
  if (history.status !== 'IN_PROGRESS') return [];
  return [
    {
      requirement: 'KCI-ACKNOWLEDGED-FIRST',
      reason: 'The KCI acknowledges what an earlier KCI has shown as IN_PROGRESS.',
      expected: 'no ACKNOWLEDGED after IN_PROGRESS',
      actual: quote(entity.status),
      pointer: `/${entity.key}/status`,
    },
  ];
}

/** The lifecycle of a kind of entity; none for those that nothing is known of. */
function lifecycleOf(kind: EntityKind): Lifecycle | undefined {
  return kind === 'service-problem' || kind === 'service-order' || kind === 'service-test'
    ? lifecycles[kind]
    : undefined;
}

function judgeStep(kci: JudgedKci, lifecycle: Lifecycle, from: string, to: string): readonly KciRemark[] {
  const { final } = lifecycle.states[from] ?? {};
  const reason = reasonCodeOf(kci.body);
  const step = `from ${from} to ${to}, with the reason ${quote(kci.body['reasonCode'])}`;
  if (final !== undefined) {
    if (from === to) return [{ note: `The KCI repeats the final state ${from}.` }];
    if (!isNormative(final)) return [{ note: `The KCI goes ${step}; that ${from} is final is ${final}.` }];
    return [
      violation(kci, 'KCI-AFTER-END', `The KCI goes ${step}, although ${from} is final.`, `no status but ${from}`),
    ];
  }
  const exclusion = lifecycle.exclusions.find((excluded) => excluded.to === to && excluded.from.includes(from));
  if (exclusion) {
    if (exclusion.exceptFor.includes(reason)) return [{ note: `The KCI goes ${step}.` }];
    return [
      violation(
        kci,
        'KCI-REJECTED-EARLY',
        `The KCI goes ${step}, after the acknowledgement.`,
        'a rejection before the acknowledgement only',
      ),
    ];
  }
  const transition = lifecycle.transitions.find((candidate) => isStep(candidate, from, to, reason));
  if (!transition) return [{ note: `The KCI goes ${step}, which the documents do not describe.` }];
  return isNormative(transition.sureness)
    ? []
    : [{ note: `The KCI goes ${step}: ${transition.event} (${transition.sureness}).` }];
}

function isStep({ from, to, reasons }: Transition, state: string, next: string, reason: string): boolean {
  return (
    from.includes(state) && (to.includes(next) || (next === state && to.includes('same'))) && reasons.includes(reason)
  );
}

function violation(
  { entity }: JudgedKci,
  requirement: 'KCI-AFTER-END' | 'KCI-REJECTED-EARLY',
  reason: string,
  expected: string,
): KciFinding {
  return {
    requirement,
    reason,
    expected,
    actual: quote(entity?.status ?? null),
    pointer: `/${entity?.key ?? ''}/status`,
  };
}
