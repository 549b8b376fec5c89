import { closeSync, openSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { messageOf, SuiteError } from '../../harness/report/errors.js';
import type { KciJudgement } from '../../harness/kci/judge.js';
import type { Redactor } from '../../harness/report/redaction.js';
import { makeFolder } from '../reports/output-folder.js';
import { kciObject } from './kci-lines.js';

/** How much of one KCI is stored, in characters; of a larger one only the remarks about it. */
const maxStored = 65_536;

/** And of all of them: anyone who can reach the inbox must not be able to fill the disk. */
const usualMost = { kcis: 100_000, characters: 256 * 1024 * 1024 };

/** Writes every KCI to a file as it comes, with the remarks about it: one JSON object per line, without secrets. */
export class KciRecord {
  #kcis = 0;
  #characters = 0;

  private constructor(
    private readonly file: number,
    private readonly redactor: Redactor,
    private readonly most: typeof usualMost,
  ) {}

  /**
   * Starts a new file kcis.ndjson in a folder, which only its owner may read.
   * @param most how much it may hold
   * @throws SuiteError OUTPUT_UNWRITABLE
   */
  static async open(folder: string, redactor: Redactor, most = usualMost): Promise<KciRecord> {
    const out = resolve(folder);
    try {
      await makeFolder(out);
      return new KciRecord(openSync(join(out, 'kcis.ndjson'), 'w', 0o600), redactor, most);
    } catch (cause) {
      const message = `The KCIs cannot be written to ${out} (${messageOf(cause)}). Choose another folder with --out.`;
      throw new SuiteError('OUTPUT_UNWRITABLE', message, { cause });
    }
  }

  /** Adds one, if it fits; says once that it does not. */
  add(judgement: KciJudgement): void {
    if (this.#isFull) return;
    const whole = JSON.stringify(this.redactor.data(kciObject(judgement)));
    const { body: _, ...withoutBody } = judgement.post;
    const stored =
      whole.length <= maxStored
        ? whole
        : JSON.stringify(this.redactor.data(kciObject({ ...judgement, post: withoutBody })));
    writeSync(this.file, `${stored}\n`);
    this.#kcis += 1;
    this.#characters += stored.length;
    if (this.#isFull) process.stderr.write(`warning: ${this.#kcis} KCIs are kept; no more will be.\n`);
  }

  get #isFull(): boolean {
    return this.#kcis >= this.most.kcis || this.#characters >= this.most.characters;
  }

  close(): void {
    closeSync(this.file);
  }
}
