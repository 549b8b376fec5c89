import type { RequirementId } from '../../contract/requirements/index.js';

/** What a fault violates as well, since the one is impossible without the other. */
const consequences: Readonly<Record<string, readonly RequirementId[]>> = {
  // A reference that cannot be quoted is the same for all problems.
  'empty-reference-on-create': ['SP-REFERENCE-UNIQUE', 'SP-REFERENCE-USABLE'],
  'oversized-reference-on-create': ['SP-REFERENCE-UNIQUE', 'SP-REFERENCE-USABLE'],
  // What comes back as another type is not what was sent.
  'digits-as-numbers-on-create': ['API-UNCHANGED'],
  'digits-as-numbers-on-resolutions': ['API-UNCHANGED'],
  'digits-as-numbers-on-quote': ['API-UNCHANGED'],
  'words-as-values-on-amend': ['API-UNCHANGED'],
  'words-as-values-on-cancel': ['API-UNCHANGED'],
  'words-as-values-on-order': ['API-UNCHANGED'],
  // An order cannot name a reference that is longer than its field.
  'overlong-reference-on-reserve': ['AP-RESERVATION-USABLE'],
  'huge-reference-on-reserve': ['AP-RESERVATION-USABLE'],
  // U+FEFF at the ends of a text counts as outer white space.
  'invisible-dropped-on-create': ['API-OUTER-SPACE'],
  // What confirms each further cancellation confirms two at once.
  'cancelled-order-cancelled-on-order-cancel': ['OR-CANCEL-ONCE'],
  'cancelled-problem-cancelled-on-cancel': ['SP-CANCEL-ONCE'],
  'amended-problem-cancelled-twice': ['SP-CANCEL-ONCE'],
  'amended-order-cancelled-twice': ['OR-CANCEL-ONCE'],
  // A field that changes without a reason may be one of a problem that is amended.
  'kci-with-changed-field-after-a-while': ['KCI-AMENDED-ONLY'],
  // The resolution of one problem is shown with another.
  'foreign-kci-after-resolution': ['KCI-RESOLUTION-UNIQUE'],
  // News that come late can open an order again that was completed meanwhile.
  'committed-date-moves': ['OR-AMEND-ENDED', 'OR-CANCEL-ENDED'],
  'committed-date-moves-with-news': ['OR-AMEND-ENDED', 'OR-CANCEL-ENDED'],
  'order-acknowledged-again': ['OR-AMEND-ENDED', 'OR-CANCEL-ENDED'],
  // Its news have the notes of a plain problem, whatever the notes of this one are.
  'problem-amendment-with-news-only': ['KCI-AMENDED-ONLY'],
  // The KCIs of both problems show what became of them.
  'both-problems-changed-later-on-amend': ['KCI-ENTITY-UNCHANGED'],
  'other-problem-changed-later-on-amend': ['KCI-AMENDMENT-SHOWN', 'KCI-ENTITY-UNCHANGED'],
  // Under the id of something else it has the reference of the order.
  'kci-about-the-amendment-itself': ['KCI-REFERENCE'],
  // The contact that an earlier amendment has set is another one after the next.
  'amendment-changes-the-contact': ['KCI-AMENDMENT-SHOWN'],
  // What is dated before the KCI before it is, after a few, dated before it was asked for.
  'kci-issued-backwards': ['KCI-ISSUED-AFTER-REQUEST'],
  // A KCI that names nothing does not say what became of the order.
  'nameless-kci-after-order': ['KCI-ENTITY'],
  'nameless-kci-after-order-amendment': ['KCI-ENTITY'],
  'nameless-kci-after-order-cancellation': ['KCI-ENTITY'],
};

/** What a fault violates besides its own requirement, by its name. */
export function consequencesOf(fault: string): readonly RequirementId[] {
  return consequences[fault] ?? [];
}
