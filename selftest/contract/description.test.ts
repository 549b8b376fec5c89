import { describe, expect, test } from 'vitest';
import { supplierApi } from '../../contract/description.js';
import type { Sureness } from '../../contract/requirements/index.js';
import { description, ownValidator } from '../harness/own-validator.js';

type Node = Readonly<Record<string, unknown>>;

const withLater = [201, 202, 400, 401, 403, 422, 500, 501, 503];
/** The operations of Service Problem Management as the documents list them. */
const documented = {
  'POST /service-problems': {
    operationId: 'handleCreateProblem',
    capability: 'create',
    statuses: withLater,
    successes: [201, 202],
  },
  'POST /service-problem-amendments': {
    operationId: 'handleAmendProblem',
    capability: 'amend',
    statuses: withLater,
    successes: [201, 202],
  },
  'POST /service-problem-cancellations': {
    operationId: 'handleCancelProblem',
    capability: 'cancel',
    statuses: withLater,
    successes: [201, 202],
  },
  'PATCH /service-problem-resolutions/{id}': {
    operationId: 'handleServiceProblemResolution',
    capability: 'resolutions',
    statuses: [200, 400, 401, 403, 422, 500, 501, 503],
    successes: [200],
  },
};
const headers = ['X-Request-ID', 'X-Conversation-ID', 'Tenant'];
const surenesses: readonly Sureness[] = [
  'seed',
  'docs-1.15',
  'older-docs',
  'guide',
  'updates-side',
  'tenant-side',
  'other-supplier',
  'inferred',
];

const node = (value: unknown): Node => value as Node;
const components = node(description['components']);
const operationNodes = Object.entries(node(description['paths'])).flatMap(([path, methods]) =>
  Object.entries(node(methods)).map(
    ([method, operation]) => [`${method.toUpperCase()} ${path}`, node(operation)] as const,
  ),
);

function follow(value: Node): Node {
  const reference = value['$ref'];
  if (typeof reference !== 'string') return value;
  return follow(
    reference
      .slice(2)
      .split('/')
      .reduce((inner, step) => node(inner[step]), description),
  );
}

describe('the description', () => {
  test('is named and versioned as in reports', () => {
    expect(supplierApi.name).toBe('Supplier API 1.15');
    expect(supplierApi.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('has the documented operations, and no other', () => {
    expect(operationNodes.map(([key]) => key)).toEqual(Object.keys(documented));
    expect([...supplierApi.operations.keys()]).toEqual(Object.keys(documented));
  });
});

describe.each(Object.entries(documented))('%s', (key, facts) => {
  const operation = supplierApi.operations.get(key);
  const own = operationNodes.find(([name]) => name === key)?.[1] ?? {};

  test('has its documented name, status codes and headers', () => {
    expect(operation).toMatchObject({ ...facts, key, area: 'service-problems' });
    expect(operation?.requiredHeaders).toEqual(headers);
    expect(Object.keys(node(own['responses'])).map(Number)).toEqual(facts.statuses);
    expect(own['operationId']).toBe(facts.operationId);
  });

  test('has body schemas for all success answers but 202, and for the explained errors', () => {
    expect([...(operation?.answerSchemaPointers.keys() ?? [])].filter((status) => status < 300)).toEqual(
      facts.successes.filter((status) => status !== 202),
    );
    for (const status of [400, 401, 422])
      expect(operation?.answerSchemaPointers.get(status)).toBe('#/components/schemas/Error');
    for (const status of [403, 500, 501, 503]) expect(operation?.answerSchemaPointers.has(status)).toBe(false);
  });

  test('shows the two correlation headers as required on its complete success answers', () => {
    for (const status of facts.successes.filter((code) => code !== 202)) {
      const shown = node(node(node(own['responses'])[String(status)])['headers']);
      expect(Object.keys(shown)).toEqual(['X-Request-ID', 'X-Conversation-ID']);
      for (const header of Object.values(shown)) expect(follow(node(header))).toMatchObject({ required: true });
    }
  });

  test('has examples of its request and answer that are valid', () => {
    const bodies = [own['requestBody'], ...Object.values(node(own['responses']))].map((body) => follow(node(body)));
    const contents = bodies.flatMap(({ content }) => (content ? [node(node(content)['application/json'])] : []));
    const withExamples = contents.filter(({ examples }) => examples);
    expect(withExamples).toHaveLength(2);
    for (const { schema, examples } of withExamples)
      for (const example of Object.values(node(examples)))
        expect(ownValidator(node(schema)['$ref'] as string)(node(example)['value'])).toEqual([]);
  });
});

describe('every statement', () => {
  const own = (of: Node) => ({ source: of['x-source'], sureness: of['x-sureness'] });
  const [rootSource, rootSureness] = [description['x-source'], description['x-sureness']];

  /** All places that say where they come from, with their paths. */
  function sourced(value: unknown, path: string): (readonly [string, Node])[] {
    if (typeof value !== 'object' || value === null) return [];
    const inner = Object.entries(value).flatMap(([key, item]) => sourced(item, `${path}/${key}`));
    return 'x-source' in value || 'x-sureness' in value ? [[path, value as Node], ...inner] : inner;
  }
  const places = sourced(description, '');

  test('has a source and a sureness from the root, unless its own place says otherwise', () => {
    expect(rootSource).toMatch(/^https:\/\//);
    expect(surenesses).toContain(rootSureness);
  });

  test('names its source and its sureness together, and each as they are known', () => {
    expect(places.length).toBeGreaterThan(10);
    for (const [path, place] of places) {
      const { source, sureness } = own(place);
      expect(source, path).toMatch(/^https:\/\/docs\.(cvt\.)?thefibrecafe\.net\//);
      expect(surenesses, path).toContain(sureness);
    }
  });

  test('of an operation or an answer is named at its own place', () => {
    for (const [key, operation] of operationNodes) expect(own(operation).source, key).toBeDefined();
    for (const [name, response] of Object.entries(node(components['responses'])))
      expect(own(node(response)).source, name).toBeDefined();
  });

  test('that a supplier is held against is one that can be: a constraint of lesser sureness stands only beside others', () => {
    for (const [path, place] of places)
      if (!['seed', 'docs-1.15', 'older-docs'].includes(String(own(place).sureness)))
        expect(path, 'only widens what passes').toMatch(/\/anyOf\/\d+$/);
  });

  test('that contradicts another tells how it is read', () => {
    const schemas = node(components['schemas']);
    for (const name of ['ServiceProblemType', 'ServiceProblemStatus', 'ServiceProblemReference'])
      expect(node(schemas[name])['x-reading'], name).toBeTypeOf('string');
  });
});

describe('schemas', () => {
  const valid = (name: string, value: unknown) => ownValidator(`#/components/schemas/${name}`)(value).length === 0;

  test.each<[string, unknown, boolean]>([
    ['ServiceProblemStatus', 'ACKNOWLEDGED', true],
    ['ServiceProblemStatus', 'PENDING', true],
    ['ServiceProblemStatus', 'RECEIVED_BY_GATEWAY', false],
    ['ServiceProblemType', 'OUTAGE', true],
    ['ServiceProblemType', 'SOMETHING_ELSE', true],
    ['ServiceProblemType', 'CPE', false],
    ['ServiceProblemReference', 'A'.repeat(40), true],
    ['ServiceProblemReference', 'A123', false],
    ['Contact', { name: 'J', phoneNumber: '12345678' }, true],
    ['Contact', { name: 'J', phoneNumber: '1234567' }, false],
    ['Contact', { name: 'J', phoneNumber: '12345678', email: 'a@bc' }, true],
    ['Contact', { name: 'J', phoneNumber: '12345678', email: 'a@b' }, false],
    ['ServiceProblemResolutionStatus', 'ACCEPTED', true],
    ['ServiceProblemResolutionStatus', 'PENDING', false],
    ['ResolutionDetails', { resolutionCode: 'NETWORK_ISSUE' }, true],
    ['ResolutionDetails', { resolutionCode: 'NETWORK_ISSUE', faultCode: [] }, false],
    ['ResolutionDetails', { resolutionCode: 'NETWORK_ISSUE', supplierCodes: [] }, true],
    ['Error', { uuid: '', code: 'NOT_FOUND', messages: [] }, true],
    ['Error', { uuid: '', code: 'GATEWAY_FAULT', messages: [] }, false],
    ['ServiceProblemAmendment', { id: 1.5, serviceProblemId: 1 }, true],
    ['ServiceProblemAmendment', { id: 0.5, serviceProblemId: 1 }, false],
    ['ServiceProblemAmendment', { id: 1, serviceProblemId: 1, characteristics: [] }, false],
  ])('%s takes %j: %j', (name, value, taken) => expect(valid(name, value)).toBe(taken));
});
