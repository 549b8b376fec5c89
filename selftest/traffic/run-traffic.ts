import { sendUpdate } from '../../contract/requirements/index.js';
import type { Exchange } from '../../harness/report/exchange.js';
import type { TrafficJudgement } from '../../harness/traffic/judgement.js';
import { renderHar } from '../../reporters/har.js';
import { frozenReport } from '../reporters/frozen-report.js';
import { textOf } from '../reporters/text-of.js';
import { fileWith, judged } from './captures.js';

/** What the traffic of an examination comes to, as judge says it. */
export async function judgedExchanges(exchanges: readonly Exchange[], url: string): Promise<TrafficJudgement> {
  const file = fileWith(await textOf(renderHar({ ...frozenReport, testCases: [] }, afterEachKci(exchanges))));
  return judged([], { files: [file], server: url });
}

/**
 * The exchanges, with a millisecond between the end of each KCI and what was sent after it, and all that follows later
 * by as much. A supplier in this process is so near that both happen within one millisecond, and a capture then does
 * not show which came first.
 */
function afterEachKci(exchanges: readonly Exchange[]): readonly Exchange[] {
  let laterBy = 0;
  let kciEnded = -Infinity;
  return exchanges.map((exchange) => {
    const { startedAt, durationMs, request, operation } = exchange;
    laterBy = Math.max(laterBy, kciEnded + 1 - Date.parse(startedAt));
    const later = (moment: string) => new Date(Date.parse(moment) + laterBy).toISOString();
    if (operation !== sendUpdate) return { ...exchange, startedAt: later(startedAt) };
    kciEnded = Math.max(kciEnded, Date.parse(startedAt) + laterBy + durationMs);
    const body = request.body?.replace(/(?<="issuedOn":")[\d:.T-]+Z(?=")/, later);
    return { ...exchange, startedAt: later(startedAt), request: { ...request, ...(body !== undefined && { body }) } };
  });
}
