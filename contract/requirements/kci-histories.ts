import { sendUpdate } from './operations.js';
import type { Requirement } from './requirement.js';
import { page } from './sources.js';

const operations = [sendUpdate] as const;
const update = 'https://docs.thefibrecafe.net/openapi/prod/supplier-updates-api/gen/kcis/handleorderupdate.md';
const reasons = 'https://docs.thefibrecafe.net/pages/suppliers/supplierreasoncodes.md';

/** Requirements of KCIs that only what came before shows: amendments, commitments, resolutions. */
export const kciHistoryRequirements = {
  'KCI-AMENDMENT-SHOWN': {
    level: 'MUST',
    statement:
      'Once the outcome of an amendment is known, KCIs show its values if it was applied, and the old ones if not.',
    source: update,
    sureness: 'docs-1.8',
    reading:
      'A KCI contains the latest full version of its entity. While the outcome is open, both values pass. A 201 or a KCI with the reason AMENDED applies an amendment, AMENDMENT_REJECTED or RESUBMIT rejects it; with several open amendments, the one that the KCI names or shows. A third value, which the supplier set itself, is noted. A KCI that was issued before the outcome is in order, however late it arrives.',
    operations,
    judgedBy:
      'A KCI with the reason AMENDED, or one issued after the confirmation, that shows the old value fails; so does one that shows the value of a rejected amendment.',
  },
  'KCI-AMENDED-REPLACED': {
    level: 'SHOULD',
    statement: 'After an amendment, a KCI shows the new value instead of the old one, not next to it.',
    source: page.orderAmendment,
    sureness: 'older-docs',
    reading: 'Lists are replaced as a whole. A list with further items, found on the way, is noted only.',
    operations,
    judgedBy: 'A text with the new value appended to the old one, or a list with items of both, produces a warning.',
  },
  'KCI-AMENDED-ONLY': {
    level: 'SHOULD',
    statement: 'After an amendment, KCIs show all fields that it does not name as they were.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'Only the fields supplied change; the page on amendments of orders says the same. A change under UPDATE, ADDITIONAL or REAPPOINTED can be one that the supplier made itself, and is noted.',
    operations,
    judgedBy:
      'Another value in a field that no amendment named, in a later KCI with any other reason, produces a warning.',
  },
  'KCI-COMMITTED-ONCE': {
    level: 'SHOULD',
    statement: 'The committedDate of an order stays as it was first set, unless the tenant amends the order.',
    source: reasons,
    sureness: 'docs-1.8',
    reading:
      'The date is set once, while targetDate moves; an older page allows a new one after a change that the tenant caused.',
    operations,
    judgedBy: 'Another committedDate without an amendment of the order produces a warning; after one it is noted.',
  },
  'KCI-ACKNOWLEDGED-FIRST': {
    level: 'SHOULD',
    statement: 'No KCI with the reason ACKNOWLEDGED follows one that shows the entity as IN_PROGRESS.',
    source: page.olderUpdate,
    sureness: 'older-docs',
    reading: 'ACKNOWLEDGED is a receipt without commitment, and IN_PROGRESS is the commitment.',
    operations,
    judgedBy:
      'A KCI with the reason and the status ACKNOWLEDGED and a higher sequenceNumber than one with IN_PROGRESS produces a warning.',
  },
  'KCI-RESOLUTION-UNIQUE': {
    level: 'MUST',
    statement: 'The resolutions of two service problems have two different references.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading: 'The reference identifies one resolution: a decision names nothing else.',
    operations,
    judgedBy: 'A KCI whose resolution has the reference of a resolution of another problem fails.',
  },
} as const satisfies Record<string, Requirement>;
