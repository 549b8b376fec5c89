import { existsSync } from 'node:fs';
import type { KeyObject } from 'node:crypto';
import { isSeq, parseDocument } from 'yaml';
import { messageOf, SuiteError } from '../../harness/report/errors.js';
import { envelopeBytes, signedEnvelope } from '../../harness/report/bundle/envelope.js';
import { readOrdinaryFile } from '../../harness/report/files/ordinary-file.js';
import { plural } from '../../reporters/html/summary.js';
import { visible } from '../../reporters/terminal-text.js';
import { readSignKey } from '../options/bundle-options.js';
import { writeWhole } from '../reports/files.js';
import { UsageError } from '../terminal/usage-error.js';
import { momentOf, startOf, timeText } from './dates.js';
import { parseRevocations, revocationsPayloadType, signatureFileOf, type WrittenRevocation } from './revocations.js';

/** What the options of `revoke` come to. */
export interface RevokeArguments {
  readonly revocations: string;
  readonly 'sign-key': string;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
  readonly requirement: string | undefined;
  readonly 'suite-version': readonly string[] | undefined;
  readonly reason: string | undefined;
  readonly at: string | undefined;
}

const emptyList =
  '# What is revoked. After a change by hand, sign it again: revoke --revocations FILE --sign-key KEY.\n';

/** No list is nearly as large. */
const maxBytes = 16 * 1024 * 1024;

/**
 * The command `revoke`: enters what the options revoke, if anything, and signs the list. Comments in it stay.
 * @throws UsageError when the options or the list are wrong, before anything is written
 * @throws SuiteError OUTPUT_UNWRITABLE
 */
export async function revoke(options: RevokeArguments): Promise<void> {
  const { revocations: file } = options;
  const key = await readSignKey(options['sign-key']);
  const entry = entryOf(options);
  const before = await textOf(file);
  const text = withEntry(before ?? emptyList, entry, file);
  const { certificates, keys, recalls } = parseRevocations(text, file);
  await write(file, text, key);
  const counts = `${plural(certificates.size, 'certificate')}, ${plural(keys.size, 'key')}, ${plural(recalls.length, 'recall')}`;
  process.stdout.write(visible(`Signed: ${file} (${counts}), by ${signatureFileOf(file)}.\n`));
}

/** @throws UsageError unless the options name one thing to revoke, with a reason, or nothing at all */
function entryOf(options: RevokeArguments): WrittenRevocation | undefined {
  const { certificate, key, requirement, reason, at } = options;
  const suiteVersions = options['suite-version'];
  if ((requirement === undefined) !== (suiteVersions === undefined))
    throw new UsageError('A recall names the defective test: give both --requirement and --suite-version.');
  const named = [certificate, key, requirement].filter((each) => each !== undefined);
  if (named.length > 1)
    throw new UsageError('Revoke one thing at a time: --certificate, or --key, or --requirement with --suite-version.');
  if (named.length === 0) {
    if (reason === undefined && at === undefined) return undefined;
    throw new UsageError('Name what to revoke: --certificate, --key, or --requirement with --suite-version.');
  }
  if (reason === undefined || reason.trim() === '') throw new UsageError('Say why in one sentence: give --reason.');
  const revokedAt = at ?? timeText(momentOf(undefined));
  if (startOf(revokedAt) === undefined)
    throw new UsageError(`--at ${revokedAt} is not a date: write it as 2026-03-31 or 2026-03-31T12:00:00Z.`);
  return {
    ...(certificate !== undefined && { certificate }),
    ...(key !== undefined && { key }),
    ...(suiteVersions && requirement !== undefined && { suiteVersions, requirement }),
    reason,
    revokedAt,
  };
}

async function textOf(file: string): Promise<string | undefined> {
  if (!existsSync(file)) return undefined;
  try {
    return (await readOrdinaryFile(file, maxBytes)).toString('utf8');
  } catch (cause) {
    throw new UsageError(`The list of revocations ${file} cannot be read (${messageOf(cause)}).`, { cause });
  }
}

function withEntry(text: string, entry: WrittenRevocation | undefined, file: string): string {
  const document = parseDocument(text);
  const isEmpty = document.contents === null;
  if (isEmpty) document.set('revocations', document.createNode([]));
  else parseRevocations(text, file);
  if (!entry) return isEmpty ? document.toString() : text;
  const list = document.get('revocations');
  // An empty list is written in brackets, in which entries would be hard to read.
  if (isSeq(list)) list.flow = false;
  document.addIn(['revocations'], document.createNode(entry));
  return document.toString({ lineWidth: 0 });
}

async function write(file: string, text: string, key: KeyObject): Promise<void> {
  const envelope = envelopeBytes(signedEnvelope(revocationsPayloadType, Buffer.from(text), key));
  try {
    await writeWhole(file, text);
    await writeWhole(signatureFileOf(file), envelope.toString('utf8'));
  } catch (cause) {
    throw new SuiteError(
      'OUTPUT_UNWRITABLE',
      `The list of revocations ${file} cannot be written (${messageOf(cause)}).`,
      {
        cause,
      },
    );
  }
}
