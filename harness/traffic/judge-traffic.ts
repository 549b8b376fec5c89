import { supplierApi } from '../../contract/description.js';
import type { SuiteFacts } from './headline.js';
import { readHar, type HarFacts } from './har-file.js';
import { readEntry } from './har-entry.js';
import { Clocks } from './clocks.js';
import { filedKcis, type FiledKci } from './kci-file.js';
import { FindingsBook } from './findings-book.js';
import { headlineOf, gravestOf } from './headline.js';
import { Mask } from './masking.js';
import { notExamined } from './not-examined.js';
import { isKci } from './recorded-kci.js';
import { readRequest } from './recorded-request.js';
import { SupplierAddress } from './supplier-address.js';
import { Timeline } from './timeline.js';
import { TrafficEvents } from './traffic-events.js';
import type { TrafficCounts, TrafficJudgement } from './judgement.js';

/** What is to be judged, and how. */
export interface TrafficOptions {
  /** HAR files, in any order. */
  readonly files: readonly string[];
  /** The address of the supplier in the capture; its path is part of it. */
  readonly server: string;
  /** A file that `receive --out` wrote. */
  readonly kcis?: string | undefined;
  /** Whether values of the traffic may stand in the findings. */
  readonly showValues: boolean;
  readonly suite: SuiteFacts;
}

/** So many other hosts are named where nothing matched. */
const maxHosts = 5;

/**
 * Judges recorded traffic by the oracles of a run, and sends nothing. Reads each file twice: first to find
 * what is the supplier's, then in the order of time.
 * @throws SuiteError TRAFFIC_UNREADABLE when a file is not what it should be
 */
export async function judgeTraffic(options: TrafficOptions): Promise<TrafficJudgement> {
  const { files, server, showValues, suite } = options;
  const capture = await survey(options);
  const { timeline, clocks, sources } = capture;
  const book = new FindingsBook(showValues ? undefined : new Mask());
  const events = new TrafficEvents({
    address: new SupplierAddress(server),
    book,
    mask: showValues ? undefined : new Mask(),
    followsKcis: options.kcis !== undefined || capture.counts.kcis > 0,
    clockAheadMs: clocks.supplierAheadMs,
  });
  const behindMs = clocks.kcisBehindMs;
  const kcis = options.kcis === undefined ? undefined : filedKcis(options.kcis)[Symbol.asyncIterator]();
  let next = await kcis?.next();
  for (const placed of timeline.entries()) {
    for (; isDue(next, placed.entry.startedAt - behindMs); next = await kcis?.next())
      events.filed(next.value, options.kcis ?? '', behindMs);
    events.began(placed);
  }
  for (; next?.done === false; next = await kcis?.next()) events.filed(next.value, options.kcis ?? '', behindMs);
  events.end();
  noteClocks(book, capture, behindMs);
  const operations = events.operations;
  const judged = operations.reduce((sum, { exchanges }) => sum + exchanges, 0);
  const counts: TrafficCounts = { ...capture.counts, judged, kcis: events.kcis };
  const verdict = gravestOf(operations);
  const facts = { verdict, findings: book.findings, operations, counts, server, hosts: capture.hosts };
  return {
    kind: 'traffic-judgement',
    schemaVersion: 1,
    suite: { ...suite, specification: supplierApi.name, specificationDigest: supplierApi.digest },
    server,
    period: events.period,
    verdict,
    headline: headlineOf(facts),
    valuesShown: showValues,
    sources: sources.map(({ file, bytes, creator, entries }) => ({ file, bytes, creator, entries })),
    kciFile: options.kcis === undefined ? null : { file: options.kcis, kcis: capture.filed },
    counts,
    operations,
    findings: facts.findings,
    requirements: book.requirements,
    notExamined: notExamined(book, events.kcis > 0),
    notes: [...book.notes, ...(files.length > 1 ? ['Several files were judged as one capture.'] : [])],
  };
}

/** What the first reading of a capture finds. */
interface Survey {
  readonly timeline: Timeline;
  readonly clocks: Clocks;
  readonly sources: readonly HarFacts[];
  readonly counts: Omit<TrafficCounts, 'judged'>;
  /** How many KCIs the file of KCIs has. */
  readonly filed: number;
  /** The other hosts, the most frequent first. */
  readonly hosts: readonly string[];
}

async function survey({ files, server, kcis }: TrafficOptions): Promise<Survey> {
  const address = new SupplierAddress(server);
  const timeline = new Timeline();
  const clocks = new Clocks();
  const hosts = new Map<string, number>();
  const sources: HarFacts[] = [];
  const counts = {
    entries: 0,
    kcis: 0,
    otherHosts: 0,
    otherPaths: 0,
    preflights: 0,
    unanswered: 0,
    local: 0,
    unreadable: 0,
  };
  for (const file of files) {
    timeline.beginFile(file);
    const facts = await readHar(file, ({ value, ...place }) => {
      const entry = readEntry(value);
      if (!entry) {
        counts.unreadable++;
        return;
      }
      const called = address.calledBy(entry.method, entry.url);
      if (typeof called !== 'string') {
        if (entry.isLocal) counts.local++;
        else {
          if (!entry.answer) counts.unanswered++;
          timeline.add(place, entry.startedAt);
          clocks.exchange(
            entry,
            called.operation.key,
            kcis === undefined ? undefined : readRequest(called, entry).sent,
          );
        }
      } else if (isKci(entry)) {
        counts.kcis++;
        timeline.add(place, entry.startedAt);
      } else if (called === 'preflight') counts.preflights++;
      else if (called === 'other-path') counts.otherPaths++;
      else {
        counts.otherHosts++;
        const host = URL.canParse(entry.url) ? new URL(entry.url).origin : 'an unreadable address';
        if (hosts.has(host) || hosts.size < 1000) hosts.set(host, (hosts.get(host) ?? 0) + 1);
      }
    });
    sources.push(facts);
    counts.entries += facts.entries;
    counts.unreadable += facts.unreadable;
  }
  let filed = 0;
  if (kcis !== undefined)
    for await (const { post } of filedKcis(kcis)) {
      filed++;
      clocks.kci(post);
    }
  const frequent = [...hosts].toSorted(([, one], [, other]) => other - one).slice(0, maxHosts);
  return { timeline, clocks, sources, counts, filed, hosts: frequent.map(([host]) => host) };
}

/** Whether the next KCI of a file came before a time of the capture. */
function isDue(
  next: IteratorResult<FiledKci, unknown> | undefined,
  time: number,
): next is IteratorYieldResult<FiledKci> {
  return next?.done === false && Date.parse(next.value.post.arrivedAt) < time;
}

function noteClocks(book: FindingsBook, { timeline, clocks }: Survey, behindMs: number): void {
  const { outOfOrder, untimed } = timeline;
  if (outOfOrder > 0) book.note(`${outOfOrder} entries did not stand in the order of time; they were put into it.`);
  if (untimed > 0) book.note(`${untimed} entries do not say when they began; each is judged after the one before it.`);
  if (clocks.supplierAheadMs > 0)
    book.note(`The supplier's clock is ${seconds(clocks.supplierAheadMs)} ahead of that of the capture.`);
  if (behindMs > 0)
    book.note(`The clock of the KCIs is ${seconds(behindMs)} behind that of the capture; it was put right.`);
}

function seconds(ms: number): string {
  return `about ${Math.round(ms / 1000)} s`;
}
