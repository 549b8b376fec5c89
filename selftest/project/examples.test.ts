// cspell:ignore shel junitt
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readBaseline } from '../../bin/reports/baseline-file.js';
import { runOptions } from '../../bin/options/run-options.js';
import { packageRoot } from '../../contract/package-root.js';

const read = (name: string) => readFileSync(join(packageRoot, 'examples', name), 'utf8');

/** What GitHub's own parser finds wrong. */
function errorsIn(content: string, parser: typeof parseWorkflow | typeof parseAction): readonly string[] {
  const { context } = parser({ name: 'example.yml', content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

describe('for GitHub', () => {
  test('the workflow is one by its published schema', () => {
    const workflow = read('github-workflow.yml');
    expect(errorsIn(workflow, parseWorkflow)).toEqual([]);
    expect(errorsIn(workflow.replace('runs-on', 'run-on'), parseWorkflow)).not.toEqual([]);
  });

  test('the action is one by its published schema, which sees a mistake', () => {
    const action = read('github-action/action.yml');
    expect(errorsIn(action, parseAction)).toEqual([]);
    expect(errorsIn(action.replace('shell: bash', 'shel: bash'), parseAction)).not.toEqual([]);
  });

  test('no input of the action becomes a part of a script', () => {
    const { runs } = parse(read('github-action/action.yml')) as { runs: { steps: { run?: string }[] } };
    for (const { run = '' } of runs.steps) expect(run).not.toContain('${{');
  });
});

/** The keywords of a GitLab job that the example uses, as the CI/CD YAML reference has them. */
const gitlabJob = {
  type: 'object',
  additionalProperties: {
    type: 'object',
    additionalProperties: false,
    required: ['script'],
    properties: {
      image: { type: 'string' },
      stage: { type: 'string' },
      variables: { type: 'object', additionalProperties: { type: 'string' } },
      script: { type: 'array', items: { type: 'string' }, minItems: 1 },
      artifacts: {
        type: 'object',
        additionalProperties: false,
        properties: {
          when: { enum: ['on_success', 'on_failure', 'always'] },
          expire_in: { type: 'string' },
          expose_as: { type: 'string' },
          paths: { type: 'array', items: { type: 'string' } },
          reports: { type: 'object', additionalProperties: false, properties: { junit: { type: 'string' } } },
        },
      },
      allow_failure: {
        type: 'object',
        additionalProperties: false,
        required: ['exit_codes'],
        properties: { exit_codes: { type: 'integer' } },
      },
    },
  },
} as const;

describe('for GitLab', () => {
  const validate = new Ajv2020().compile(gitlabJob);

  test('the job has only keywords that there are', () => {
    expect(validate(parse(read('gitlab-ci.yml'))), JSON.stringify(validate.errors)).toBe(true);
  });

  test.each([
    ['expire_in', 'expires_in'],
    ['exit_codes: 3', 'exit_code: 3'],
    ['when: always', 'when: ever'],
    ['junit: ', 'junitt: '],
    ['script:', 'scripts:'],
    ['image: node:20', 'image: [node]'],
  ])('its schema sees a mistake in %s', (right, wrong) => {
    const job = read('gitlab-ci.yml');

    expect(job).toContain(right);
    expect(validate(parse(job.replace(right, wrong)))).toBe(false);
  });
});

test('the baseline is valid', async () => {
  expect(await readBaseline(join(packageRoot, 'examples/baseline.yaml'))).toHaveLength(2);
});

test.each(['github-workflow.yml', 'github-action/action.yml', 'gitlab-ci.yml'])(
  '%s uses options that there are',
  (name) => {
    const text = read(name).replaceAll(/\\\n\s*/g, '');
    const commands = [...text.matchAll(/fibre-cafe-conformance\S* run (.*)$/gm)];
    expect(commands).not.toEqual([]);
    const options = commands.flatMap(([command]) =>
      [...command.matchAll(/ --([a-z-]+) /g)].map(([, option = '']) => option),
    );
    expect(options.length).toBeGreaterThan(2);
    for (const option of options) expect(Object.keys(runOptions)).toContain(option);
  },
);
