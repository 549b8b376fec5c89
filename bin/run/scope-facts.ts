import { describesSupplierApi, supplierApi } from '../../contract/description.js';
import type { ScopeFacts } from '../../harness/report/scope/scope.js';
import { Claims } from '../../harness/session/claims.js';
import type { RunSettings } from '../../harness/session/settings.js';

/** What the settings of a run say about its scope. */
export function scopeFactsOf(settings: RunSettings): ScopeFacts {
  const { profile, reference = false, shard } = settings;
  const claims = new Claims(profile.implements, () => false);
  return {
    reference,
    filters: filtersIn(settings),
    shard: shard ? `${shard.index}/${shard.total}` : null,
    propertyRuns: profile.limits.propertyRuns,
    updates: updatesOf(settings),
    operations: [...supplierApi.operations.keys()].map((operation) => ({
      operation,
      claimed: claims.of(operation) !== false,
    })),
  };
}

function filtersIn({ areas, only, rerun }: RunSettings): readonly string[] {
  return [
    ...(areas.length > 0 ? [`--area ${areas.join(' ')}`] : []),
    ...(only.length > 0 ? [`--only ${only.join(' ')}`] : []),
    ...(rerun ? ['--last-failed'] : []),
  ];
}

function updatesOf({ profile }: RunSettings): ScopeFacts['updates'] {
  if (!describesSupplierApi()) return 'not-described';
  if (profile.implements.kcis === false) return 'not-claimed';
  return profile.kcis ? 'received' : 'no-inbox';
}
