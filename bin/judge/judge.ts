import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { judgeTraffic } from '../../harness/traffic/judge-traffic.js';
import type { TrafficJudgement } from '../../harness/traffic/judgement.js';
import { visibleJson } from '../../reporters/terminal-text.js';
import { outputFolder } from '../reports/output-folder.js';
import { useSpecification } from '../run/specification.js';
import { packageVersion } from '../terminal/package-version.js';
import { UsageError } from '../terminal/usage-error.js';
import { judgementText } from './judgement-text.js';
import type { JudgeArguments } from './options.js';

/**
 * Judges traffic that is there already, prints what is found, and sets the exit code.
 * @throws UsageError when the options cannot be used
 * @throws SuiteError TRAFFIC_UNREADABLE when a file is not HAR, or is cut off
 */
export async function judge(options: JudgeArguments): Promise<void> {
  const server = addressOf(options.server);
  await useSpecification(options.spec);
  const judgement = await judgeTraffic({
    files: options.files,
    server,
    kcis: options.kcis,
    showValues: options['show-values'],
    suite: { name: 'fibre-cafe-conformance', version: packageVersion },
  });
  if (options.out !== undefined) {
    const out = await outputFolder(options.out);
    const plain = { colour: false, width: 100 };
    await writeFile(join(out, 'judgement.json'), `${JSON.stringify(judgement, null, 2)}\n`, { mode: 0o600 });
    await writeFile(join(out, 'judgement.txt'), `${judgementText(judgement, plain).join('\n')}\n`, { mode: 0o600 });
  }
  const colour = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
  const layout = { colour, width: Math.min(process.stdout.columns ?? 100, 120) };
  const text = options.reporter === 'json' ? visibleJson(judgement, 2) : judgementText(judgement, layout).join('\n');
  process.stdout.write(`${text}\n`);
  process.exitCode = exitCodeOf(judgement, options.strict);
}

/** 0 when no MUST is violated, 1 when one is, 3 when nothing matched. */
function exitCodeOf({ verdict, findings }: TrafficJudgement, strict: boolean): 0 | 1 | 3 {
  if (verdict === 'no-traffic') return 3;
  return findings.some(({ level }) => level === 'MUST' || strict) ? 1 : 0;
}

/** The supplier's address, without what could hold a secret. */
function addressOf(server: string | undefined): string {
  if (server === undefined)
    throw new UsageError("Say whose traffic is to be judged: --server with the supplier's base URL in the capture.");
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UsageError(`--server ${server} is not an http or https address, such as https://api.example.net/v1.`);
  return `${url.origin}${url.pathname.replace(/\/$/, '')}`;
}
