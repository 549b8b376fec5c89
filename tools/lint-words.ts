import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { bannedPhrases } from './banned-phrases.js';

/**
 * Fails on each banned phrase in the files that are named, or in all of the project's own texts. Prints file, line,
 * phrase and advice, and counts for each top folder.
 */
const ours = /\.(ts|md|ya?ml|json)$/;
/** The list itself, the test of it, what others wrote, and what is compared with the output of other tools. */
const notOurs = /^(tools\/banned-phrases\.ts|contract\/openapi\/|package-lock\.json)/;

/** In a sentence that goes on in the next line, the start of a comment or of a quotation stands between two words. */
const gap = String.raw`(?: |\s*\n[ \t]*(?:(?:\*|//|>) ?)?)`;
const phrases = bannedPhrases.map(({ pattern, advice }) => ({
  // Ids, paths and keys are permanent: a phrase stands between spaces, quotes or punctuation.
  regExp: new RegExp(String.raw`(?<![\w.\-/])(?:${pattern.replaceAll(/(?<!\\) /g, () => gap)})(?!\w|-\w)`, 'gi'),
  advice,
}));

const named = process.argv.slice(2).map((file) => relative(process.cwd(), file));
const files = (named.length > 0 ? named : tracked()).filter((file) => ours.test(file) && !notOurs.test(file));
const counts = new Map<string, number>();
for (const file of files.filter((each) => existsSync(each))) {
  const text = readFileSync(file, 'utf8');
  for (const { line, found, advice } of foundIn(text)) {
    const [top = file] = file.split('/');
    counts.set(top, (counts.get(top) ?? 0) + 1);
    process.stdout.write(`${file}:${line}: "${found}": write ${advice}\n`);
  }
}
if (counts.size > 0) {
  const byFolder = [...counts].toSorted(([, one], [, other]) => other - one).map(([top, count]) => `${top} ${count}`);
  process.stderr.write(`Banned phrases: ${byFolder.join(', ')}. The list is in tools/banned-phrases.ts.\n`);
  process.exitCode = 1;
}

function foundIn(text: string): readonly { line: number; found: string; advice: string }[] {
  return phrases
    .flatMap(({ regExp, advice }) =>
      [...text.matchAll(regExp)].map((match) => ({
        line: text.slice(0, match.index).split('\n').length,
        found: match[0].replaceAll(/\s+(?:\*|\/\/|>)?\s*/g, ' ').trim(),
        advice,
      })),
    )
    .toSorted((one, other) => one.line - other.line);
}

function tracked(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    encoding: 'utf8',
  });
  return [...new Set(listed.split('\0'))].filter((file) => file !== '');
}
