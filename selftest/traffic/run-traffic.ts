import { sendUpdate } from '../../contract/requirements/index.js';
import type { Exchange } from '../../harness/report/exchange.js';
import type { TrafficJudgement } from '../../harness/traffic/judgement.js';
import { renderHar } from '../../reporters/har.js';
import { frozenReport } from '../reporters/frozen-report.js';
import { textOf } from '../reporters/text-of.js';
import { fileWith, judged } from './captures.js';

/** What the traffic of an examination comes to, as judge says it. */
export async function judgedExchanges(exchanges: readonly Exchange[], url: string): Promise<TrafficJudgement> {
  const file = fileWith(await textOf(renderHar({ ...frozenReport, testCases: [] }, inOrder(exchanges))));
  return judged([], { files: [file], server: url });
}

/**
 * The exchanges, each later by as much as shows which came first: what was sent after an answer or a KCI does not begin
 * in the millisecond before its end, and not in that after a KCI. A supplier in this process is so near that both happen
 * within one millisecond, of which a capture has no parts.
 */
function inOrder(exchanges: readonly Exchange[]): readonly Exchange[] {
  let laterBy = 0;
  let kciEnded = -Infinity;
  let answered = -Infinity;
  return exchanges.map((exchange) => {
    const { startedAt, durationMs, request, operation } = exchange;
    laterBy = Math.max(laterBy, kciEnded + 1 - Date.parse(startedAt));
    const begun = Date.parse(startedAt) + laterBy;
    if (begun < answered && answered <= begun + 1) laterBy++;
    const later = (moment: string) => new Date(Date.parse(moment) + laterBy).toISOString();
    const ended = Date.parse(startedAt) + laterBy + durationMs;
    if (operation !== sendUpdate) {
      answered = Math.max(answered, ended);
      return { ...exchange, startedAt: later(startedAt) };
    }
    kciEnded = Math.max(kciEnded, ended);
    const body = request.body?.replace(/(?<="issuedOn":")[\d:.T-]+Z(?=")/, later);
    return { ...exchange, startedAt: later(startedAt), request: { ...request, ...(body !== undefined && { body }) } };
  });
}
