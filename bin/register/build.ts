import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { renderFeed } from '../../reporters/register/feed.js';
import { plural } from '../../reporters/html/summary.js';
import { indexPage } from '../../reporters/register/index-page.js';
import { shown, wordsOf, type Register } from '../../reporters/register/register.js';
import { badgeFile, certificateFile, hasBadge, offered, supplierPage } from '../../reporters/register/supplier-page.js';
import { visible } from '../../reporters/terminal-text.js';
import { badge, type BadgeStanding } from '../certification/badge.js';
import { judgesOf } from '../certification/judges.js';
import { UsageError } from '../terminal/usage-error.js';
import { makeRegister, offersFiles } from './make-register.js';
import { keptFacts } from './kept-facts.js';
import { readRegister, type Entry } from './read-register.js';
import { writeSite } from './site-folder.js';

/** What the options of `register build` come to. */
export interface BuildArguments {
  readonly register: string;
  readonly out: string;
  readonly trust: string | undefined;
  readonly revocations: string | undefined;
  readonly at: string | undefined;
  readonly addresses: boolean;
}

/**
 * Builds the site of a register. The same register and the same `--at` give the same bytes.
 * @throws UsageError when the register, the trust file or the list of revocations is wrong, or the folder has other files
 * @throws SuiteError OUTPUT_UNWRITABLE
 */
export async function build(options: BuildArguments): Promise<void> {
  const { register: folder, out, addresses } = options;
  const judges = await judgesOf({
    'public-key': undefined,
    trust: options.trust ?? besideRegister(folder, 'trust.yaml'),
    revocations: options.revocations ?? besideRegister(folder, 'revocations.yaml'),
    at: options.at,
  });
  if (!judges.trust)
    throw new UsageError(`The register ${folder} has no trust.yaml, so no evidence would count: name it with --trust.`);
  const entries = await readRegister(folder, judges, keptFacts(folder));
  const register = makeRegister(entries, { judges, addresses });
  writeSite(out, new Map<string, string | Uint8Array>([...siteOf(register), ...certificateFiles(entries)]));
  const { suppliers, rejected } = register;
  const lines = [
    ...rejected.map(({ file, outcome, problems }) => `rejected: ${file}: ${[outcome, ...problems].join('. ')}`),
    `Register: ${plural(suppliers.length, 'supplier')}, ${rejected.length} rejected, in ${join(out, 'index.html')}`,
  ];
  process.stdout.write(visible(`${lines.join('\n')}\n`));
}

function besideRegister(folder: string, name: string): string | undefined {
  const file = join(folder, name);
  return existsSync(file) ? file : undefined;
}

/** The pages and the data of the site by name. */
export function siteOf(register: Register): ReadonlyMap<string, string> {
  const files = new Map<string, string>([
    ['index.html', indexPage(register)],
    ['register.json', `${JSON.stringify(register, null, 2)}\n`],
    ['feed.json', renderFeed(register)],
  ]);
  const badges = new Map<string, string>();
  for (const supplier of register.suppliers) {
    files.set(`suppliers/${supplier.id}.html`, supplierPage(supplier, register));
    for (const { id, title } of register.classes) {
      const cell = supplier.classes[id];
      if (!cell || !hasBadge(supplier, id)) continue;
      const words = wordsOf(cell);
      // Measuring text takes long, and most suppliers have badges alike.
      const key = `${title}\n${words}`;
      const drawn = badges.get(key) ?? badge(title, words, standings[shown[cell.status].tone] ?? 'open');
      badges.set(key, drawn);
      files.set(badgeFile(supplier.id, id), drawn);
    }
  }
  return files;
}

/** The files of each certificate that the site offers, as they were issued. */
function certificateFiles(entries: readonly Entry[]): readonly (readonly [name: string, bytes: Uint8Array])[] {
  return entries.filter(offersFiles).flatMap(({ digest, files = new Map<string, Uint8Array>() }) =>
    offered.flatMap(({ file }) => {
      const bytes = files.get(file);
      return bytes ? [[certificateFile(digest, file), bytes] as const] : [];
    }),
  );
}

const standings: Readonly<Record<string, BadgeStanding>> = { good: 'good', conditional: 'conditional', bad: 'bad' };
