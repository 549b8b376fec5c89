import { describesSupplierApi, supplierApi } from '../contract/description.js';
import { areas } from './supplier-profile.js';

/** The areas of the chosen description: those of the Supplier API that it has any part of, then its own. */
export function knownAreas(): readonly string[] {
  const described = new Set([...supplierApi.operations.values()].map(({ area }) => area));
  if (describesSupplierApi()) described.add('kcis');
  return [...areas.filter((area) => described.has(area)), ...[...described].filter((area) => !isKnown(area))];
}

/** The areas that only the chosen description has, each with the capabilities that a profile can name. */
export function genericCapabilities(): ReadonlyMap<string, readonly string[]> {
  const capabilities = new Map<string, readonly string[]>();
  for (const { area, capability, generic } of supplierApi.operations.values())
    if (generic) capabilities.set(area, [...(capabilities.get(area) ?? []), capability]);
  return capabilities;
}

function isKnown(area: string): boolean {
  return (areas as readonly string[]).includes(area);
}
