import { quote } from '../../json/quote.js';
import { momentOf } from '../../json/date-time.js';
import { acceptedOf, type EntityHistory, type JudgedKci, type KciOracle, type KciRemark } from './oracle.js';

/** How far the clock of a supplier may be ahead, or behind. */
const skewMs = 5 * 60 * 1000;

/** How far the clocks of a supplier's own machines may be apart. */
const apartMs = 1000;

/** issuedOn is a date-time with its zone, neither in the future nor before there was anything to tell. */
export const tellsWhen: KciOracle = ({ body, arrivedAt }, before) => {
  const { issuedOn } = body;
  if (typeof issuedOn !== 'string') return [];
  const moment = momentOf(issuedOn);
  const pointer = '/issuedOn';
  if (moment === undefined)
    return [
      {
        requirement: 'KCI-ISSUED-ON',
        reason: 'The issuedOn of the KCI is not a date-time with a zone.',
        expected: 'a date-time such as 2022-01-10T09:00:00.000Z or 2022-06-10T10:00:00+01:00',
        actual: quote(issuedOn),
        pointer,
      },
    ];
  const { askedAt } = acceptedOf(before) ?? {};
  if (askedAt !== undefined && moment < askedAt - skewMs)
    return [
      {
        requirement: 'KCI-ISSUED-AFTER-REQUEST',
        reason: 'The KCI was issued before what it is about was asked for.',
        expected: `not much earlier than ${new Date(askedAt).toISOString()}`,
        actual: quote(issuedOn),
        pointer,
      },
    ];
  if (moment <= Date.parse(arrivedAt) + skewMs) return [];
  return [
    {
      requirement: 'KCI-ISSUED-BEFORE-SENT',
      reason: 'The KCI was issued later than it arrived.',
      expected: `not much later than ${arrivedAt}`,
      actual: quote(issuedOn),
      pointer,
    },
  ];
};

/** The numbers of KCIs about one entity rise, and the times of issue follow them. */
export const keepsOrder: KciOracle = (kci, { history }) => {
  const { sequenceNumber } = kci.body;
  if (typeof sequenceNumber !== 'number') return [];
  const { newest } = history;
  if (!newest) {
    const firstNote = history.kcis === 0 && sequenceNumber !== 1;
    return firstNote
      ? [{ note: `The first KCI about its entity has the sequenceNumber ${sequenceNumber}, not 1.` }]
      : [];
  }
  const facts = { pointer: '/sequenceNumber', actual: quote(sequenceNumber) };
  if (history.numbers.has(sequenceNumber))
    return [
      {
        requirement: 'KCI-SEQUENCE',
        reason: 'The sequenceNumber was used before, for another KCI about the same entity.',
        expected: `a number above ${newest.sequenceNumber}`,
        ...facts,
      },
    ];
  if (sequenceNumber > newest.sequenceNumber) return judgeForward(kci, sequenceNumber, newest);
  if (isLateArrival(kci, newest))
    return [
      { note: `The KCI with the sequenceNumber ${sequenceNumber} arrived after number ${newest.sequenceNumber}.` },
    ];
  return [
    {
      requirement: 'KCI-SEQUENCE',
      reason: 'The sequenceNumber steps back, although the KCI was issued later.',
      expected: `a number above ${newest.sequenceNumber}`,
      ...facts,
    },
  ];
};

type Newest = NonNullable<EntityHistory['newest']>;

function judgeForward({ body }: JudgedKci, sequenceNumber: number, newest: Newest): readonly KciRemark[] {
  const moment = momentOf(body['issuedOn']);
  const gap = sequenceNumber - newest.sequenceNumber;
  const gapNote =
    gap === 1 ? [] : [{ note: `The sequenceNumber goes from ${newest.sequenceNumber} to ${sequenceNumber}.` }];
  if (moment === undefined || newest.issuedAt === undefined || moment >= newest.issuedAt) return gapNote;
  const earlier = new Date(newest.issuedAt).toISOString();
  if (newest.issuedAt - moment <= apartMs)
    return [...gapNote, { note: `The KCI was issued shortly before number ${newest.sequenceNumber}, of ${earlier}.` }];
  return [
    ...gapNote,
    {
      requirement: 'KCI-ISSUED-ORDER',
      reason: `The KCI was issued before the one with the sequenceNumber ${newest.sequenceNumber}.`,
      expected: `not before ${earlier}`,
      actual: quote(body['issuedOn']),
      pointer: '/issuedOn',
    },
  ];
}

/**
 * Whether a lower number only arrived after a higher one: it was issued before or in the same moment, or the two were
 * under way at the same time and their times of issue are too near to tell.
 */
function isLateArrival({ body, startedAt }: JudgedKci, newest: Newest): boolean {
  const moment = momentOf(body['issuedOn']);
  if (moment === undefined || newest.issuedAt === undefined) return startedAt <= newest.arrivedAt;
  if (moment <= newest.issuedAt) return true;
  return moment - newest.issuedAt <= apartMs && startedAt <= newest.arrivedAt;
}
