// cspell:ignore shel junitt
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPolicy } from '../../bin/certification/policy.js';
import { readTrust } from '../../bin/certification/trust.js';
import { readBaseline } from '../../bin/reports/baseline-file.js';
import { runOptions } from '../../bin/options/run-options.js';
import { packageRoot } from '../../contract/package-root.js';

const read = (name: string) => readFileSync(join(packageRoot, 'examples', name), 'utf8');

/** What GitHub's own parser finds wrong. */
function errorsIn(content: string, parser: typeof parseWorkflow | typeof parseAction): readonly string[] {
  const { context } = parser({ name: 'example.yml', content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

interface GithubJob {
  readonly 'timeout-minutes'?: number;
  readonly needs?: string;
  readonly strategy?: { readonly matrix: { readonly shard: readonly string[] } };
  readonly steps: readonly {
    readonly run?: string;
    readonly uses?: string;
    readonly env?: object;
    readonly with?: object;
  }[];
}

describe('for GitHub', () => {
  const { jobs } = parse(read('github-workflow.yml')) as { readonly jobs: Readonly<Record<string, GithubJob>> };

  test.each(Object.entries(jobs))(
    'the job %s has a limit of time, a cache, and the token only where it is used',
    (_, job) => {
      expect(job['timeout-minutes']).toBeGreaterThan(0);
      expect(job.steps.find(({ uses }) => uses?.startsWith('actions/setup-node'))?.with).toHaveProperty('cache', 'npm');
      for (const { run = '', env = {} } of job.steps)
        expect('FCC_TOKEN' in env).toBe(run.includes('fibre-cafe-conformance run '));
    },
  );

  test('the shards are all there, and a job merges them', () => {
    const shards = jobs['shard']?.strategy?.matrix.shard ?? [];
    expect(shards).toEqual(shards.map((_, index) => `${index + 1}/${shards.length}`));
    expect(jobs['conformance']?.needs).toBe('shard');
  });

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

const texts = { type: 'array', items: { type: 'string' }, minItems: 1 } as const;

/** The keywords of a GitLab job that the example uses, as the CI/CD YAML reference has them. */
const gitlabJob = {
  type: 'object',
  additionalProperties: {
    type: 'object',
    additionalProperties: false,
    properties: {
      extends: { type: 'string' },
      image: { type: 'string' },
      stage: { type: 'string' },
      timeout: { type: 'string', pattern: '^[0-9]+ (minutes|hours)$' },
      resource_group: { type: 'string' },
      parallel: { type: 'integer', minimum: 2 },
      needs: texts,
      variables: { type: 'object', additionalProperties: { type: 'string' } },
      cache: {
        type: 'object',
        additionalProperties: false,
        required: ['key', 'paths'],
        properties: {
          key: { type: 'object', additionalProperties: false, required: ['files'], properties: { files: texts } },
          paths: texts,
        },
      },
      rules: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: { if: { type: 'string' }, when: { enum: ['on_success', 'always', 'never'] } },
        },
      },
      before_script: texts,
      script: texts,
      artifacts: {
        type: 'object',
        additionalProperties: false,
        properties: {
          when: { enum: ['on_success', 'on_failure', 'always'] },
          expire_in: { type: 'string' },
          expose_as: { type: 'string' },
          paths: texts,
          reports: { type: 'object', additionalProperties: false, properties: { junit: { type: 'string' } } },
        },
      },
    },
    anyOf: [{ required: ['script'] }, { required: ['image'] }],
  },
} as const;

describe('for GitLab', () => {
  interface Job {
    readonly parallel?: number;
    readonly needs?: readonly string[];
  }

  const validate = new Ajv2020().compile(gitlabJob);

  test('the job has only keywords that there are', () => {
    expect(validate(parse(read('gitlab-ci.yml'))), JSON.stringify(validate.errors)).toBe(true);
  });

  test('a job merges the shards', () => {
    const jobs = parse(read('gitlab-ci.yml')) as Readonly<Record<string, Job>>;
    expect(jobs['conformance-shard']?.parallel).toBeGreaterThan(1);
    expect(jobs['conformance']?.needs).toEqual(['conformance-shard']);
  });

  test.each([
    ['expire_in', 'expires_in'],
    ['timeout: 60 minutes', 'timeout: 60'],
    ['when: always', 'when: ever'],
    ['junit: ', 'junitt: '],
    ['  script:', '  scripts:'],
    ['image: node:22', 'image: [node]'],
    ['parallel: 3', 'parallel: all'],
  ])('its schema sees a mistake in %s', (right, wrong) => {
    const job = read('gitlab-ci.yml');

    expect(job).toContain(right);
    expect(validate(parse(job.replace(right, wrong)))).toBe(false);
  });
});

test('the baseline is valid', async () => {
  expect(await readBaseline(join(packageRoot, 'examples/baseline.yaml'))).toHaveLength(2);
});

test('the trust file and the policy of a certifier are valid', async () => {
  const { trust = '', waivers } = await readPolicy(join(packageRoot, 'examples/certifier/certifier.yaml'));
  expect(waivers).toHaveLength(1);
  expect([...(await readTrust(trust)).values()].map(({ role }) => role)).toEqual(['certifier', 'supplier']);
});

describe.each(['github-workflow.yml', 'github-action/action.yml', 'gitlab-ci.yml'])('%s', (name) => {
  const text = read(name).replaceAll(/^ *#.*$/gm, '');
  const commands = [
    ...text.replaceAll(/\\?\n\s*(?!- )/g, ' ').matchAll(/(?:fibre-cafe-conformance|FIBRE_CAFE)"? run (.*)/g),
  ];

  test('uses options that there are', () => {
    expect(commands).not.toEqual([]);
    const options = commands.flatMap(([command]) =>
      [...command.split(' || ')[0]!.matchAll(/ --([a-z-]+) /g)].map(([, option = '']) => option),
    );
    expect(options.length).toBeGreaterThan(2);
    for (const option of options) expect(Object.keys(runOptions)).toContain(option);
  });

  test('takes the version from a lock file: what it runs with the token cannot change under its name', () => {
    expect(text).toContain('npm ci --ignore-scripts');
    expect(text).not.toMatch(/@latest|\bnpx\b|npm (i|install|exec)\b|VERSION/);
  });

  test('lets no exit code but 0 pass a gate', () => {
    expect(text).not.toMatch(/allow_failure|continue-on-error|\|\| true/);
    // Only a shard goes on, to the job that merges: any verdict passes there, but no missing one.
    for (const [command] of commands) expect(command.includes('|| test "$?" -ne 2')).toBe(command.includes('--shard'));
  });

  test('ends in time to write a report', () => {
    for (const [command] of commands) expect(command).toContain('--max-time');
  });
});
