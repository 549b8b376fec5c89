import { visible } from '../../reporters/terminal-text.js';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SupplierProfile } from '../../config/supplier-profile.js';
import type { Exchange } from '../../harness/report/exchange.js';
import { Redactor } from '../../harness/report/redaction.js';
import { runSuites } from '../../harness/engine/runner.js';
import type { RunSettings } from '../../harness/session/settings.js';
import { startSupplier } from '../../simulator/index.js';
import { interruption } from './interruption.js';

/** What identifies a request, and so is another each time. */
const perRequest: ReadonlySet<string> = new Set(['x-request-id', 'x-conversation-id']);

/**
 * Prints what a run would send to a supplier that conforms and answers at once. The run is real, but its requests go to
 * the embedded reference supplier: nothing leaves this machine, and no stimulus of the profile is used.
 */
export async function dryRun(settings: Omit<RunSettings, 'exchangesFile' | 'ledgerFile'>): Promise<void> {
  const { profile, secrets } = settings;
  const folder = await mkdtemp(join(tmpdir(), 'fcc-dry-run-'));
  const supplier = await startSupplier();
  const interrupted = interruption();
  try {
    const exchangesFile = join(folder, 'exchanges.ndjson');
    const ledgerFile = join(folder, 'ledger.ndjson');
    const { failure } = await runSuites(
      { ...settings, profile: standIn(profile, supplier.url), exchangesFile, ledgerFile },
      { onCollected: () => undefined, onResult: () => undefined },
      { stop: interrupted.signal, abandon: interrupted.abandon },
    );
    if (failure) throw failure;
    await print(exchangesFile, { from: supplier.url, to: profile.supplier.baseUrl, redactor: new Redactor(secrets) });
  } finally {
    interrupted.release();
    await supplier.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The profile, but for everything that would reach out of this machine. */
function standIn({ kcis: _, tls: __, ...profile }: SupplierProfile, baseUrl: string): SupplierProfile {
  return {
    ...profile,
    supplier: { ...profile.supplier, baseUrl },
    auth: { type: 'bearer', token: 'demo-token' },
    stimuli: profile.stimuli.resolveServiceProblem
      ? { resolveServiceProblem: { post: `${baseUrl}/_test/resolve/{id}` } }
      : {},
    limits: { ...profile.limits, requestsPerSecond: 0 },
  };
}

interface Printing {
  readonly from: string;
  readonly to: string;
  readonly redactor: Redactor;
}

/** Prints every request on a line of its own, and how many there are of each operation. */
async function print(file: string, { from, to, redactor }: Printing): Promise<void> {
  const counts = new Map<string, number>();
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const { operation, request } = JSON.parse(line) as Exchange;
    if (operation === undefined) continue;
    if (counts.size === 0) write(['Headers, unless a request is about them:', ...headerLines(request.headers), '']);
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
    const url = request.url.replace(from, to);
    write([redactor.text(`${request.method} ${url}${request.body === undefined ? '' : ` ${request.body}`}`)]);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  write([
    '',
    `Nothing was sent. A run sends about as many requests as these ${total} to ${to}:`,
    ...[...counts].map(([operation, count]) => `  ${String(count).padStart(6)}  ${operation}`),
  ]);
}

function headerLines(headers: Exchange['request']['headers']): string[] {
  return headers.map(([name, value]) => {
    if (name.toLowerCase() === 'authorization') return `  ${name}: as the profile says`;
    return `  ${name}: ${perRequest.has(name.toLowerCase()) ? 'another each time' : value}`;
  });
}

function write(lines: readonly string[]): void {
  process.stdout.write(visible(`${lines.join('\n')}\n`));
}
