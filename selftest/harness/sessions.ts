import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { completeProfile } from '../../config/complete.js';
import type { PartialProfile } from '../../config/profile-document.js';
import type { JsonObject } from '../../harness/json/json.js';
import { Session } from '../../harness/session/session.js';
import type { RunSettings } from '../../harness/session/settings.js';
import { serve } from '../serve.js';

/** The settings of a run against a supplier, its files in a folder of their own. */
export function settingsFor(
  baseUrl: string,
  changes: Partial<RunSettings> = {},
  file: PartialProfile = {},
): RunSettings {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-session-'));
  const { profile, assumed } = completeProfile(
    { auth: { type: 'bearer', token: 'demo-token' }, ...file },
    { baseUrl, requestTimeoutMs: 2000, propertyRuns: 20 },
  );
  return {
    profile,
    assumed,
    secrets: ['demo-token'],
    mode: 'full',
    seed: 1,
    areas: [],
    only: [],
    exchangesFile: join(folder, 'exchanges.ndjson'),
    ledgerFile: join(folder, 'ledger.ndjson'),
    ...changes,
  };
}

/** A session that closes itself. */
export async function openSession(
  ...of: Parameters<typeof settingsFor>
): Promise<AsyncDisposable & { readonly session: Session }> {
  const session = await Session.open(settingsFor(...of));
  return { session, [Symbol.asyncDispose]: () => session.close() };
}

/** One scripted answer; a text body is sent as it is. */
export interface ScriptedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: JsonObject | string;
}

export interface ScriptedSupplier extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly { readonly path: string; readonly body: JsonObject }[];
}

/** A supplier that answers as a test asks it to; `echo` makes the sound 201 to whatever came. */
export async function scriptedSupplier(
  answerTo: (
    body: JsonObject,
    count: number,
    path: string,
  ) => ScriptedAnswer | 'echo' | Promise<ScriptedAnswer | 'echo'>,
): Promise<ScriptedSupplier> {
  const requests: { path: string; body: JsonObject }[] = [];
  const { url, ...closing } = await serve((request, response) => {
    void textOf(request).then(async (text) => {
      const body = JSON.parse(text || '{}') as JsonObject;
      const path = request.url ?? '';
      requests.push({ path, body });
      const scripted = await answerTo(body, requests.length, path);
      const {
        status,
        headers,
        body: answered = '',
      } = scripted === 'echo'
        ? {
            status: 201,
            headers: {},
            body: { ...body, status: 'ACKNOWLEDGED', supplierReference: `REF_${requests.length}` },
          }
        : scripted;
      response.writeHead(status, {
        'Content-Type': 'application/json',
        'X-Request-ID': String(request.headers['x-request-id']),
        'X-Conversation-ID': String(request.headers['x-conversation-id']),
        ...headers,
      });
      response.end(typeof answered === 'string' ? answered : JSON.stringify(answered));
    });
  });
  return { ...closing, url, requests };
}
