import type { RefusedRequest } from '../../report/refused-requests.js';

/** A value of the profile's test data that could make requests acceptable, and the field that it goes into. */
export interface TestDataHint {
  /** As it is written in the profile: `testData.serviceId`. */
  readonly key: string;
  /** The name of the field in requests. */
  readonly field: string;
  /** Whether the profile has it already. */
  readonly given: boolean;
}

/** Counts which valid requests of a property were accepted. */
export interface AcceptanceShare {
  readonly accepted: () => void;
  readonly rejected: (rejection: RefusedRequest) => void;
  /** The share of valid requests that were accepted, from 0 to 1; 1 when there were none. */
  readonly share: () => number;
  /**
   * Why the property proves nothing: which rejections came, and which test data would help. Undefined when enough
   * requests were accepted.
   */
  readonly vacuity: (hints: readonly TestDataHint[]) => string | undefined;
}

/** How many different rejections a sentence quotes. */
const quotedRejections = 3;

/**
 * The share of valid requests that have to be accepted. It is low, since a supplier may refuse what refers to something
 * that it does not know, and most values that are drawn refer to something; one that accepts fewer than one in ten has
 * hardly been checked at all.
 */
const leastAccepted = 0.1;

/** Starts counting. With less than the stated share of acceptances (from 0 to 1), a property proves nothing. */
export function countAcceptances(leastShare = leastAccepted): AcceptanceShare {
  let acceptances = 0;
  const rejections = new Map<string, { readonly rejection: RefusedRequest; times: number }>();
  const rejectedTimes = () => [...rejections.values()].reduce((sum, { times }) => sum + times, 0);
  const share = () => (acceptances + rejectedTimes() === 0 ? 1 : acceptances / (acceptances + rejectedTimes()));
  return {
    accepted: () => {
      acceptances += 1;
    },
    rejected: (rejection) => {
      const key = JSON.stringify([rejection.status, rejection.reasons]);
      const known = rejections.get(key) ?? { rejection, times: 0 };
      known.times += 1;
      rejections.set(key, known);
    },
    share,
    vacuity: (hints) => {
      if (share() >= leastShare) return undefined;
      const all = acceptances + rejectedTimes();
      const often = [...rejections.values()].sort((one, other) => other.times - one.times);
      const quoted = often
        .slice(0, quotedRejections)
        .map(({ rejection, times }) => `${times} × ${described(rejection)}`);
      const more = often.length > quotedRejections ? ` and ${often.length - quotedRejections} other kinds` : '';
      return (
        `Only ${acceptances} of ${all} valid requests were accepted (${Math.round(100 * leastShare)} % are needed), ` +
        `so the property proves nothing. Rejections: ${quoted.join('; ')}${more}. ${advice(
          often.map(({ rejection }) => rejection),
          hints,
        )}`
      );
    },
  };
}

function described({ status, reasons }: RefusedRequest): string {
  const text = reasons.join(', ').replace(/\s+/g, ' ').trim();
  if (text === '') return `${status} without a reason`;
  return `${status} «${text.length > 120 ? `${text.slice(0, 120)}…` : text}»`;
}

/** The test data that the rejections speak of; when they speak of none, all that the profile lacks. */
function advice(rejections: readonly RefusedRequest[], hints: readonly TestDataHint[]): string {
  const text = rejections
    .flatMap(({ reasons }) => reasons)
    .join(' ')
    .toLowerCase();
  const named = hints.filter(({ field }) => spoken(text, field));
  const helpful = named.length > 0 ? named : hints.filter(({ given }) => !given);
  const list = helpful.map(({ key, given }) => (given ? `another ${key}` : key)).join(', ');
  return list === ''
    ? 'Set test data in the profile that this supplier’s test system accepts.'
    : `Set in the profile: ${list}.`;
}

function spoken(text: string, field: string): boolean {
  const words = field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return text.includes(field.toLowerCase()) || text.includes(words);
}
