import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { messageOf, SuiteError } from '../../harness/report/errors.js';
import type { KciJudgement } from '../../harness/kci/judge.js';
import type { Redactor } from '../../harness/report/redaction.js';
import { kciObject } from './kci-lines.js';

/** How much of one KCI is stored, in characters; of a larger one only the remarks about it. */
const maxStored = 65_536;

/** Writes every KCI to a file as it comes, with the remarks about it: one JSON object per line, without secrets. */
export class KciRecord {
  private constructor(
    private readonly file: number,
    private readonly redactor: Redactor,
  ) {}

  /**
   * Starts a new file kcis.ndjson in a folder.
   * @throws SuiteError OUTPUT_UNWRITABLE
   */
  static async open(folder: string, redactor: Redactor): Promise<KciRecord> {
    const out = resolve(folder);
    try {
      await mkdir(out, { recursive: true });
      return new KciRecord(openSync(join(out, 'kcis.ndjson'), 'w'), redactor);
    } catch (cause) {
      const message = `The KCIs cannot be written to ${out} (${messageOf(cause)}). Choose another folder with --out.`;
      throw new SuiteError('OUTPUT_UNWRITABLE', message, { cause });
    }
  }

  add(judgement: KciJudgement): void {
    const whole = JSON.stringify(this.redactor.data(kciObject(judgement)));
    const { body: _, ...withoutBody } = judgement.post;
    const stored =
      whole.length <= maxStored
        ? whole
        : JSON.stringify(this.redactor.data(kciObject({ ...judgement, post: withoutBody })));
    writeSync(this.file, `${stored}\n`);
  }

  close(): void {
    closeSync(this.file);
  }
}
