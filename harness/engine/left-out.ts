import { requirements, type RequirementId } from '../../contract/requirements/index.js';
import type { TestCaseResult } from '../report/run-report.js';
import type { RunSettings } from '../session/settings.js';
import type { ListedPurpose } from './listed-purposes.js';
import { exclusionOf } from './selection.js';

/** The results of those of these test purposes that the options of a run exclude; the engine never sees them. */
export function leftOutOf(purposes: readonly ListedPurpose[], settings: RunSettings): readonly TestCaseResult[] {
  return purposes.flatMap((purpose) => {
    const exclusion = exclusionOf(purpose, settings);
    if (!exclusion) return [];
    const { id, title, kind, area, operation, file, line } = purpose;
    const [first] = purpose.requirements;
    return [
      {
        id,
        title,
        kind,
        area,
        operation,
        requirements: [...new Set(purpose.requirements)],
        level: requirements[first as RequirementId].level,
        verdict: 'not-run',
        reason: exclusion.reason,
        filtered: true,
        choice: exclusion.choice,
        violated: [],
        exchanges: [],
        notes: [],
        durationMs: 0,
        ...(file !== undefined && line !== undefined && { file, line }),
      },
    ];
  });
}

/** Whether the options of a run exclude any test purpose at all. */
export function excludesAny({ areas, only, mode, shard, rerun }: RunSettings): boolean {
  return areas.length > 0 || only.length > 0 || mode === 'smoke' || shard !== undefined || rerun !== undefined;
}
