import { visible, visibleJson } from '../../reporters/terminal-text.js';
import { timeText } from './dates.js';
import { examine } from './examine.js';
import { judgesOf, type JudgeOptions } from './judges.js';
import type { Judges } from './origin.js';
import { exitCodeOfAll, type Verification } from './verification.js';
import { verificationLines } from './verification-lines.js';

/** What the options of `verify` come to. */
export interface VerifyArguments extends JudgeOptions {
  readonly bundles: readonly string[];
  readonly json: boolean;
}

/**
 * The command `verify`: examines each bundle and certificate, prints what is found out, and sets the exit code. One
 * that is bad, or cannot be read, keeps no other from being examined.
 * @throws UsageError when the options, the trust file or the list of revocations are wrong
 */
export async function verify(options: VerifyArguments): Promise<void> {
  const { bundles, json } = options;
  const judges = await judgesOf(options);
  const verifications: Verification[] = [];
  for (const path of bundles) {
    // One after the other: a bundle can be large, and nothing of it is kept.
    const { verification, unreadable } = await examine(path, judges);
    verifications.push(verification);
    if (unreadable !== undefined) process.stderr.write(`error: ${visible(unreadable)}\n`);
    else if (!json) process.stdout.write(textOf(verification, judges, bundles.length > 1));
  }
  const exitCode = exitCodeOfAll(verifications.map((each) => each.exitCode));
  if (json) {
    const document = { schemaVersion: 1, at: timeText(judges.at), exitCode, results: verifications };
    process.stdout.write(`${visibleJson(document, 2)}\n`);
  } else if (bundles.length > 1) process.stdout.write(`${tally(verifications)}\n`);
  process.exitCode = exitCode;
}

function textOf(verification: Verification, judges: Judges, isOneOfMany: boolean): string {
  const lines = verificationLines(verification, judges);
  return `${[...(isOneOfMany ? [verification.path] : []), ...lines].map(visible).join('\n')}\n${isOneOfMany ? '\n' : ''}`;
}

/** How many there are of each outcome, in one line. */
function tally(verifications: readonly Verification[]): string {
  const outcomes = new Map<string, number>();
  for (const { outcome } of verifications) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  return `${verifications.length} examined: ${[...outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(', ')}`;
}
