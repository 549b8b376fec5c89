import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { packageRoot } from '../contract/package-root.js';
import { allPurposes } from '../harness/engine/suite-files.js';
import { authoringReference } from './documents/authoring.js';
import { commandLine } from './documents/cli.js';
import { profileReference } from './documents/profile.js';
import { requirementCatalogue } from './documents/requirements.js';
import { sentenceTable } from './documents/sentences.js';
import { testPurposes } from './documents/test-purposes.js';

/** Writes the generated pages of docs/; with --check it changes nothing, and fails when one is out of date. */
const checking = process.argv.includes('--check');
const purposes = await allPurposes();
const pages: Readonly<Record<string, string>> = {
  'docs/authoring.md': authoringReference(),
  'docs/cli.md': commandLine(),
  'docs/profile.md': profileReference(),
  'docs/requirements.md': requirementCatalogue(purposes),
  'docs/sentences.md': sentenceTable(purposes),
  'docs/test-purposes.md': testPurposes(purposes),
};

const outdated: string[] = [];
for (const [name, text] of Object.entries(pages)) {
  const file = join(packageRoot, name);
  const formatted = await format(text, { ...(await resolveConfig(file)), parser: 'markdown' });
  if (formatted === current(file)) continue;
  outdated.push(name);
  if (!checking) writeFileSync(file, formatted);
}

if (checking && outdated.length > 0) {
  process.stderr.write(`Out of date: ${outdated.join(', ')}. Run \`npm run docs\` and commit what changes.\n`);
  process.exitCode = 1;
} else
  process.stdout.write(
    outdated.length > 0 ? `Written: ${outdated.join(', ')}.\n` : 'All generated pages are up to date.\n',
  );

function current(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
