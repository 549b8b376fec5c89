import type { Exchange } from '../../harness/report/exchange.js';
import type { TrafficJudgement } from '../../harness/traffic/judgement.js';
import { renderHar } from '../../reporters/har.js';
import { frozenReport } from '../reporters/frozen-report.js';
import { fileWith, judged } from './captures.js';

/** What the traffic of an examination comes to, as judge says it. */
export function judgedExchanges(exchanges: readonly Exchange[], url: string): Promise<TrafficJudgement> {
  const file = fileWith(renderHar({ ...frozenReport, testCases: [] }, exchanges));
  return judged([], { files: [file], server: url });
}
