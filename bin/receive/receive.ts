import { once } from 'node:events';
import { overrideProblems } from '../../config/overrides.js';
import { messageOf } from '../../harness/report/errors.js';
import { headerValues } from '../../harness/report/exchange.js';
import { KciInbox } from '../../harness/kci/inbox/inbox.js';
import { KciJudge, type KciJudgement } from '../../harness/kci/judge.js';
import { validationMessages } from '../../harness/kci/oracles/schema.js';
import { Redactor } from '../../harness/report/redaction.js';
import { KciRecord } from './kci-record.js';
import { KciTally } from './kci-tally.js';
import { kciLines, kciObject } from './kci-lines.js';
import type { ReceiveArguments } from './options.js';
import { outputClosed } from '../terminal/broken-output.js';
import { inert, visibleJson } from '../../reporters/terminal-text.js';
import { UsageError } from '../terminal/usage-error.js';

/**
 * Receives KCIs until it is stopped, judges each as it comes, and sets the exit code.
 * @throws UsageError when the options cannot be used, before anything is received
 */
export async function receive(options: ReceiveArguments): Promise<void> {
  const { 'kci-client-id': id, 'kci-client-secret': secret, 'kci-token': token } = options;
  check(options);
  const redactor = new Redactor([token, secret].filter((value) => value !== undefined));
  const judge = new KciJudge({ knowsAllThatWasSent: false });
  const tally = new KciTally();
  const record = options.out === undefined ? undefined : await KciRecord.open(options.out, redactor);
  const stop = new AbortController();
  const print = (found: KciJudgement) => {
    const strange = isStrangers(found);
    const judgement = strange ? { ...found, remarks: [{ note: 'Somebody else posts here, without a token.' }] } : found;
    if (!strange) tally.add(judgement);
    record?.add(judgement);
    process.stdout.write(`${inert(redactor.text(text(judgement, options.reporter)))}\n`);
    if (options.kcis !== undefined && tally.kcis >= options.kcis) stop.abort();
  };
  try {
    const inbox = await open(options['kci-listen'], {
      ...(token !== undefined && { token }),
      ...(id !== undefined && secret !== undefined && { client: { id, secret } }),
      validate: validationMessages,
      onPost: (post) => print(judge.judge(post)),
    });
    process.stderr.write(`Receiving KCIs at ${inbox.url}/kcis${access(options)}. Ctrl-C ends.\n`);
    // If no one reads the output and no record is kept, there is no reason to go on receiving.
    await stopped(record ? stop.signal : AbortSignal.any([stop.signal, outputClosed]));
    await inbox.close();
  } finally {
    record?.close();
  }
  process.stderr.write(`${tally.summary}\n`);
  process.exitCode = tally.exitCode;
}

/** Whether a post shows no good token, and names nothing: then nothing says that it is the supplier's. */
function isStrangers({ post, entity }: KciJudgement): boolean {
  const conversations = headerValues(post.headers, 'x-conversation-id');
  return post.outcome === 'unauthenticated' && !entity && conversations.length === 0;
}

/** @throws UsageError */
function check(options: ReceiveArguments): void {
  const [problem] = overrideProblems({ kciListen: options['kci-listen'] });
  if (problem) throw new UsageError(problem.message);
  if ((options['kci-client-id'] === undefined) !== (options['kci-client-secret'] === undefined))
    throw new UsageError('--kci-client-id and --kci-client-secret belong together: give both, or none.');
  if (options.kcis !== undefined && !(Number.isInteger(options.kcis) && options.kcis >= 1))
    throw new UsageError('--kcis must be a whole number from 1.');
}

/** @throws UsageError when nothing can listen there */
async function open(
  listen: string,
  options: Omit<Parameters<typeof KciInbox.open>[0], 'host' | 'port'>,
): Promise<KciInbox> {
  const { hostname, port } = new URL(`http://${listen}`);
  try {
    return await KciInbox.open({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80), ...options });
  } catch (cause) {
    throw new UsageError(`Nothing can listen at ${listen} (${messageOf(cause)}). Choose another with --kci-listen.`, {
      cause,
    });
  }
}

/** What a supplier has to log in with. */
function access(options: ReceiveArguments): string {
  const ways = [
    ...(options['kci-token'] === undefined ? [] : ['the token that was given']),
    ...(options['kci-client-id'] === undefined ? [] : ['a token of POST /auth/supplier/access-token']),
  ];
  return ways.length === 0 ? ', with any token' : `, with ${ways.join(' or ')}`;
}

async function stopped(signal: AbortSignal): Promise<void> {
  const ways = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((name) => once(process, name, { signal }));
  await Promise.race(ways).catch((thrown: unknown) => {
    if (!signal.aborted) throw thrown;
  });
}

function text(judgement: KciJudgement, reporter: ReceiveArguments['reporter']): string {
  if (reporter === 'json') return visibleJson(kciObject(judgement));
  const colour = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
  return kciLines(judgement, { colour, width: Math.min(process.stdout.columns ?? 100, 120) }).join('\n');
}
