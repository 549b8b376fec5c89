import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../../harness/json/json.js';
import { judgeTraffic, type TrafficOptions } from '../../harness/traffic/judge-traffic.js';
import type { TrafficJudgement } from '../../harness/traffic/judgement.js';
import { smallProblem } from '../simulator/requests.js';

/** The supplier of these captures. */
export const server = 'https://api.example.net/v1';

/** The parts of an entry that tests change. */
export interface EntryParts {
  readonly method?: string;
  readonly path?: string;
  /** The whole address, in place of one of the supplier's. */
  readonly url?: string;
  readonly sent?: unknown;
  readonly status?: number;
  readonly answered?: unknown;
  /** Seconds after the beginning of the capture, and how long it took, in milliseconds. */
  readonly at?: number;
  readonly time?: number;
  readonly requestHeaders?: Readonly<Record<string, string | undefined>>;
  readonly answerHeaders?: Readonly<Record<string, string | undefined>>;
  /** Changes the entry as it is written. */
  readonly as?: (entry: RawEntry) => unknown;
}

/** An entry as HAR has it. */
export interface RawEntry {
  startedDateTime: string;
  time: number;
  request: { method: string; url: string; headers: Pair[]; postData?: Record<string, unknown>; [key: string]: unknown };
  response: { status: number; headers: Pair[]; content: Record<string, unknown>; [key: string]: unknown };
  [key: string]: unknown;
}

interface Pair {
  name: string;
  value: string;
}

let requests = 0;

/** An exchange: by default a service problem that is acknowledged. */
export function entry(parts: EntryParts = {}): unknown {
  const { method = 'POST', path = '/service-problems', at = 0, time = 20, status = 201, as = (raw) => raw } = parts;
  const sent = 'sent' in parts ? parts.sent : smallProblem();
  const answered = 'answered' in parts ? parts.answered : answerTo(sent);
  const ids = { 'X-Request-ID': `request-${++requests}`, 'X-Conversation-ID': 'conversation-1' };
  const requestHeaders = { ...ids, Tenant: 'TENANT1', 'Content-Type': 'application/json', ...parts.requestHeaders };
  const answerHeaders = { ...ids, 'Content-Type': 'application/json', ...parts.answerHeaders };
  const text = typeof answered === 'string' ? answered : JSON.stringify(answered);
  return as({
    startedDateTime: moment(at),
    time,
    request: {
      method,
      url: parts.url ?? server + path,
      httpVersion: 'HTTP/1.1',
      headers: pairs(requestHeaders),
      ...(sent !== undefined && {
        postData: { mimeType: 'application/json', text: typeof sent === 'string' ? sent : JSON.stringify(sent) },
      }),
    },
    response: {
      status,
      headers: pairs(answerHeaders),
      content: { size: Buffer.byteLength(text), mimeType: 'application/json', text },
    },
  });
}

/** What a supplier answers to a service problem. */
export function answerTo(sent: unknown, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const problem = sent as Record<string, unknown>;
  const id = Number(problem['id']);
  return { ...problem, status: 'ACKNOWLEDGED', supplierReference: `SP_${String(id).padStart(8, '0')}`, ...more };
}

/** A moment so many seconds after the beginning of the capture. */
export function moment(seconds: number): string {
  return new Date(Date.parse('2026-05-04T09:00:00Z') + seconds * 1000).toISOString();
}

/** A cancellation of a service problem, which is confirmed by default. */
export function cancellation(id: number, of: number, parts: EntryParts = {}): unknown {
  const sent = {
    id,
    serviceProblemId: of,
    supplierServiceProblemReference: `SP_${String(of).padStart(8, '0')}`,
    reasonCode: 'NO_LONGER_REQUIRED',
  };
  const answered = { ...sent, supplierReference: `SPC_${String(of).padStart(8, '0')}` };
  return entry({ path: '/service-problem-cancellations', sent, answered, ...parts });
}

/** An amendment of a service problem, which is confirmed by default. */
export function amendment(id: number, of: number, parts: EntryParts = {}): unknown {
  const sent = {
    id,
    serviceProblemId: of,
    supplierServiceProblemReference: `SP_${String(of).padStart(8, '0')}`,
    notes: 'Amended',
  };
  const answered = { ...sent, supplierReference: `SPA_${id}_${of}` };
  return entry({ path: '/service-problem-amendments', sent, answered, ...parts });
}

/** A decision on a resolution, which is confirmed by default. */
export function decision(status: 'ACCEPTED' | 'REJECTED', parts: EntryParts = {}): unknown {
  const sent = { status, tenantNotes: 'As agreed' };
  const answered = { ...sent, supplierReference: 'SPR_1', resolutionDetails: { code: 'OTHER' } };
  return entry({ method: 'PATCH', path: '/service-problem-resolutions/SPR_1', sent, answered, status: 200, ...parts });
}

/** A KCI as it was posted to the Fibre Cafe. */
export function kciEntry(body: unknown, parts: EntryParts = {}): unknown {
  const headers = { Tenant: undefined, Authorization: 'Bearer of-someone' };
  return entry({
    url: 'https://platform.example.org/v1/kcis',
    sent: body,
    answered: '',
    status: 204,
    requestHeaders: headers,
    ...parts,
  });
}

/** The answer to the problem that `kcis.ts` has KCIs about. */
export const known = {
  sent: smallProblem(23467) as JsonObject,
  answered: answerTo(smallProblem(23467), { supplierReference: 'SP_00000001' }),
};

/** A file with some text. */
export function fileWith(text: string, name = 'traffic.har'): string {
  const file = join(mkdtempSync(join(tmpdir(), 'fcc-har-')), name);
  writeFileSync(file, text);
  return file;
}

/** A HAR file with some entries. */
export function har(entries: readonly unknown[], creator: unknown = { name: 'test', version: '1' }): string {
  return fileWith(JSON.stringify({ log: { version: '1.2', creator, entries } }));
}

/** What is found in some entries, or in files. */
export function judged(capture: readonly unknown[], options: Partial<TrafficOptions> = {}): Promise<TrafficJudgement> {
  return judgeTraffic({
    files: [har(capture)],
    server,
    showValues: true,
    suite: { name: 'fibre-cafe-conformance', version: '0' },
    ...options,
  });
}

/** The findings as requirement and operation, each once. */
export function violations({ findings }: TrafficJudgement): readonly string[] {
  return findings.map(({ requirement, operation }) => `${requirement} in ${operation}`);
}

/** The verdict on one operation. */
export function verdictOn({ operations }: TrafficJudgement, operation: string): string | undefined {
  return operations.find((each) => each.operation === operation)?.verdict;
}

function pairs(headers: Readonly<Record<string, string | undefined>>): Pair[] {
  return Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}
