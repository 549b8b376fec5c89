import { kciRequirements, type KciRequirementId } from '../../contract/requirements/kcis.js';
import type { KciJudgement } from '../../harness/kci/judge.js';

/** What was received, and what was wrong with it, as far as a last line and an exit code need it. */
export class KciTally {
  #kcis = 0;
  readonly #violated = new Map<KciRequirementId, number>();

  /** How many KCIs came, accepted or not; requests to other addresses do not count. */
  get kcis(): number {
    return this.#kcis;
  }

  add({ post, remarks }: KciJudgement): void {
    if (post.outcome === 'elsewhere' || post.outcome === 'not-http') return;
    this.#kcis += 1;
    for (const remark of remarks)
      if ('requirement' in remark)
        this.#violated.set(remark.requirement, (this.#violated.get(remark.requirement) ?? 0) + 1);
  }

  /** 0 when nothing is wrong, 1 when a MUST was violated, 3 when no KCI came. */
  get exitCode(): 0 | 1 | 3 {
    if (this.#kcis === 0) return 3;
    return this.#of('MUST').length > 0 ? 1 : 0;
  }

  /** What it all came to, in a few lines. */
  get summary(): string {
    if (this.#kcis === 0) return 'No KCI came.';
    const counts = [...this.#of('MUST'), ...this.#of('SHOULD')].map(
      ([id, count]) => `  ${id} (${kciRequirements[id].level}): ${count}`,
    );
    const received = `Received ${this.#kcis} ${this.#kcis === 1 ? 'KCI' : 'KCIs'}`;
    return counts.length === 0 ? `${received}; nothing is wrong.` : [`${received}; violated:`, ...counts].join('\n');
  }

  #of(level: 'MUST' | 'SHOULD'): readonly (readonly [KciRequirementId, number])[] {
    return [...this.#violated].filter(([id]) => kciRequirements[id].level === level);
  }
}
