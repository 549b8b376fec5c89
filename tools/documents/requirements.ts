import { requirementIds, requirements, type RequirementId, type Sureness } from '../../contract/requirements/index.js';
import { supplierApi } from '../../contract/description.js';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import { faults } from '../../simulator/index.js';
import { code, generatedFrom, page, prose, table } from '../markdown.js';

const surenesses: Readonly<Record<Sureness, string>> = {
  seed: 'the 1.15 page of Service Problem Management itself',
  'docs-1.15': 'another page of the 1.15 documentation',
  'docs-1.8': 'the 1.8 documentation of the Supplier Updates API, or a current guide for suppliers, on KCIs',
  'older-docs': 'an earlier page that nothing newer contradicts',
  guide: 'a guide for suppliers',
  'updates-side': 'the documentation of the Supplier Updates API',
  'tenant-side': 'the documentation for tenants; never fails a supplier',
  'other-supplier': 'the documentation of another supplier; never fails a supplier',
  inferred: 'inferred; never fails a supplier',
  own: 'a suite that came with the run (`--suites`)',
};

/** Every requirement: what it says, where that comes from, how it is judged, and what proves that it is. */
export function requirementCatalogue(purposes: readonly TestPurpose[]): string {
  const checking = (id: RequirementId) => purposes.filter((purpose) => purpose.requirements.includes(id));
  const violating = (id: RequirementId) => faults.filter((fault) => fault.requirement === id);
  return page([
    generatedFrom('contract/requirements'),
    '# Requirements',
    'What a supplier is examined against, in our own words. A violated MUST fails a supplier; a violated SHOULD ' +
      'produces a warning. ' +
      'Each requirement names the faults of the reference supplier that violate it: the project tests itself with them.',
    ...areasOf(requirementIds).flatMap(([area, ids]) => [
      `## ${area}`,
      table(
        ['Requirement', 'Level', 'Statement', 'Test purposes', 'Faults'],
        ids.map((id) => [
          `[${id}](#${id.toLowerCase()})`,
          requirements[id].level,
          prose(requirements[id].statement),
          String(checking(id).length),
          String(violating(id).length),
        ]),
      ),
    ]),
    '## How sure a source is',
    table(
      ['Word', 'Where the statement was read'],
      Object.entries(surenesses).map(([word, meaning]) => [word, meaning]),
    ),
    '## One by one',
    ...requirementIds.flatMap((id) =>
      section(
        id,
        checking(id).length,
        violating(id).map(({ name }) => name),
      ),
    ),
  ]);
}

/** Requirements by the area that they are of, in catalogue order; what several areas share comes first. */
function areasOf(ids: readonly RequirementId[]): readonly (readonly [area: string, ids: readonly RequirementId[]])[] {
  const groups = new Map<string, RequirementId[]>();
  for (const id of ids) {
    const areas = new Set(
      requirements[id].operations.map((operation) => supplierApi.operations.get(operation)?.area ?? 'kcis'),
    );
    const area = areas.size === 1 && !id.startsWith('API-') ? [...areas].join() : 'Every area';
    groups.set(area, [...(groups.get(area) ?? []), id]);
  }
  return [...groups];
}

function section(id: RequirementId, purposeCount: number, faultNames: readonly string[]): string[] {
  const { level, statement, source, sureness, reading, judgedBy, operations, notTestedBecause } = requirements[id];
  return [
    `### ${id}`,
    `**${level}.** ${prose(statement)}`,
    [
      `- Source: <${source}> (${sureness})`,
      ...(reading === undefined ? [] : [`- Reading: ${prose(reading)}`]),
      `- Judged: ${prose(judgedBy)}`,
      `- Operations: ${operations.map(code).join(', ')}`,
      `- Test purposes: ${purposeCount}${notTestedBecause === undefined ? '' : `, because: ${prose(notTestedBecause)}`}`,
      `- Faults: ${faultNames.length === 0 ? 'none' : faultNames.map(code).join(', ')}`,
    ].join('\n'),
  ];
}
