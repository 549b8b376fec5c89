import type { OperationFiles } from './operations.js';

/** What a new test purpose is about. */
export interface NewPurpose {
  readonly operation: OperationFiles;
  readonly id: string;
  readonly requirement: string;
  /** Whether the requirement is in the catalogue already. */
  readonly isKnown: boolean;
}

/** The requirement's entry in its table. */
export function requirementEntry({ operation, requirement }: NewPurpose): string {
  return `  '${requirement}': {
    level: 'MUST',
    statement: 'The answer has no field that is called unexpected.',
    source: page.${operation.page},
    sureness: 'docs-1.15',
    operations: [${operation.constant}],
    judgedBy: 'A success answer with a field of that name fails.',
  },
`;
}

/** The file with the test purpose. */
export function suiteFile({ operation, id, requirement }: NewPurpose): string {
  return `import { ${operation.constant} } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, isJsonObject, suite, violates } from '../../harness/index.js';

suite(${operation.constant}, '${behaviourOf(id).replaceAll('-', ' ')}', (test) => {
  test(
    'the answer to a plain request has no unexpected field',
    checks('${id}', ['${requirement}', ...acceptance(${operation.constant})]),
    async ({ given }) => {
      const reply = await given.plainAnswer(${operation.constant});

      expect(reply).toBeAccepted();
      if (isJsonObject(reply.body) && reply.body['unexpected'] !== undefined)
        violates(reply, '${requirement}', {
          reason: 'The answer has a field that is called unexpected.',
          expected: 'no such field',
          actual: JSON.stringify(reply.body['unexpected']),
          pointer: '/unexpected',
        });
    },
  );
});
`;
}

/** The table with the fault that violates the requirement. */
export function faultTable({ operation, id, requirement }: NewPurpose): string {
  return `  ...bodyFaults('${operation.name}', '${requirement}', [
    [
      '${faultName(id)}',
      'Answers with a field that is called unexpected.',
      (body) => ({ ...body, unexpected: true }),
    ],
  ]),
`;
}

/** The probe that brings the fault to light. */
export function probeEntry({ operation, id }: NewPurpose): string {
  return `  ['${operation.name}', '${id}', (url) => plain['${operation.name}'](url)],\n`;
}

/** The name of a suite's file: the id without its first part, which names the operation. */
export function behaviourOf(id: string): string {
  return id
    .slice(id.indexOf('.') + 1)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
}

function faultName(id: string): string {
  return `${behaviourOf(id)}-wrong`;
}
