import { describe, expect, test } from 'vitest';
import { supplierApi } from '../../contract/description.js';
import { isNormative, type Sureness } from '../../contract/requirements/index.js';
import type { Schema } from '../../contract/schema.js';
import { description, ownValidator } from '../harness/own-validator.js';

type Node = Readonly<Record<string, unknown>>;

const later = [201, 202, 400, 401, 403, 422, 500, 503];
const problem = [201, 202, 400, 401, 403, 422, 500, 501, 503];
const answered = [200, 400, 401, 403, 422, 500, 503];
const made = [201, 400, 401, 403, 422, 500, 503];
const correlation = ['X-Request-ID', 'X-Conversation-ID'];
const all = [...correlation, 'Tenant'];

/** An operation as the documents list it. */
interface Listed {
  readonly operationId: string;
  readonly area: string;
  readonly capability: string;
  readonly statuses: readonly number[];
  readonly headers: readonly string[];
}

const listed = (
  operationId: string,
  area: string,
  capability: string,
  statuses: readonly number[],
  headers: readonly string[] = all,
): Listed => ({ operationId, area, capability, statuses, headers });

/** The operations as the documents list them. */
const documented: Readonly<Record<string, Listed>> = {
  'GET /service-availability': listed('handleAvailabilityCheck', 'service-availability', 'check', answered),
  'POST /quote': listed('handleQuote', 'quotes', 'create', made, correlation),
  'GET /available-appointments': listed('handleAppointmentAvailability', 'appointments', 'available', answered),
  'POST /appointments': listed('handleReserveAppointment', 'appointments', 'reserve', made),
  'POST /service-orders': listed('handleCreateOrder', 'orders', 'create', later),
  'POST /service-order-amendments': listed('handleAmendOrder', 'orders', 'amend', later),
  'POST /service-order-cancellations': listed('handleCancelOrder', 'orders', 'cancel', later),
  'POST /ethernet/service-orders': listed('handleCreateEthernetOrder', 'orders', 'ethernet', later, correlation),
  'POST /service-tests': listed(
    'handleServiceTest',
    'service-tests',
    'create',
    [201, 400, 401, 403, 422, 500, 501, 503],
  ),
  'POST /service-problems': listed('handleCreateProblem', 'service-problems', 'create', problem),
  'POST /service-problem-amendments': listed('handleAmendProblem', 'service-problems', 'amend', problem),
  'POST /service-problem-cancellations': listed('handleCancelProblem', 'service-problems', 'cancel', problem),
  'PATCH /service-problem-resolutions/{id}': listed(
    'handleServiceProblemResolution',
    'service-problems',
    'resolutions',
    [200, 400, 401, 403, 422, 500, 501, 503],
  ),
};
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
  const successes = facts.statuses.filter((status) => status < 300);

  test('has its documented name, status codes and headers', () => {
    const { headers, ...others } = facts;
    expect(operation).toMatchObject({ ...others, key, successes });
    expect(operation?.requiredHeaders).toEqual(headers);
    expect(Object.keys(node(own['responses'])).map(Number)).toEqual(facts.statuses);
    expect(own['operationId']).toBe(facts.operationId);
  });

  test('has body schemas for all success answers but 202, and for the explained errors', () => {
    expect([...(operation?.answerSchemaPointers.keys() ?? [])].filter((status) => status < 300)).toEqual(
      successes.filter((status) => status !== 202),
    );
    for (const status of [400, 401, 422])
      expect(operation?.answerSchemaPointers.get(status)).toBe('#/components/schemas/Error');
    for (const status of [403, 500, 501, 503]) expect(operation?.answerSchemaPointers.has(status)).toBe(false);
  });

  test('shows the two correlation headers as required on its complete success answers, where the documents do', () => {
    for (const status of successes.filter((code) => code !== 202)) {
      expect(operation?.answerHeaders.get(status)).toEqual(facts.area === 'service-problems' ? correlation : []);
      if (facts.area !== 'service-problems') continue;
      const shown = node(node(node(own['responses'])[String(status)])['headers']);
      expect(Object.keys(shown)).toEqual(['X-Request-ID', 'X-Conversation-ID']);
      for (const header of Object.values(shown)) expect(follow(node(header))).toMatchObject({ required: true });
    }
  });

  test('has examples of its request and answer that are valid', () => {
    const bodies = [own['requestBody'] ?? {}, ...Object.values(node(own['responses']))].map((body) =>
      follow(node(body)),
    );
    const contents = bodies.flatMap(({ content }) => (content ? [node(node(content)['application/json'])] : []));
    const withExamples = contents.filter(({ examples }) => examples);
    expect(withExamples.length).toBeGreaterThan(0);
    for (const { schema, examples } of withExamples) {
      const [kind = schema] = (node(schema)['anyOf'] as Node[] | undefined) ?? [];
      for (const example of Object.values(node(examples)))
        expect(ownValidator(node(kind)['$ref'] as string)(node(example)['value'])).toEqual([]);
    }
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
      expect(surenesses, path).toContain(sureness);
      // What was read on no page of the Fibre Cafe, or only inferred, has none to name.
      if (source !== undefined || isNormative(sureness as Sureness))
        expect(source, path).toMatch(/^https:\/\/docs\.(cvt\.)?thefibrecafe\.net\//);
    }
  });

  test('of an operation or an answer is named at its own place', () => {
    for (const [key, operation] of operationNodes) expect(own(operation).source, key).toBeDefined();
    for (const [name, response] of Object.entries(node(components['responses'])))
      expect(own(node(response)).source, name).toBeDefined();
  });

  test('of lesser sureness stays so in everything inside it', () => {
    const doubtful = (schema: Schema): boolean =>
      !isNormative(schema['x-sureness'] ?? 'seed') &&
      Object.values(schema.properties ?? {}).every(doubtful) &&
      (schema.items === undefined || doubtful(schema.items));
    const availability = supplierApi.operations.get('GET /service-availability')?.answerSchemas.get(200);
    const order = supplierApi.operations.get('POST /service-orders')?.request?.schema;

    expect(availability?.properties?.['address']?.['x-sureness']).toBe('docs-1.15');
    for (const name of ['serviceSpecifications', 'siteInformation'])
      expect(doubtful(availability?.properties?.[name] ?? {}), name).toBe(true);
    expect(order?.properties?.['primaryContact']?.['x-sureness']).toBe('older-docs');
    for (const name of ['requestedCompletionDate', 'engineerTasks', 'hazards', 'onSiteRestrictions', 'notes'])
      expect(doubtful(order?.properties?.[name] ?? {}), name).toBe(true);
  });

  test('that contradicts another says how it is read', () => {
    const schemas = node(components['schemas']);
    for (const name of ['ServiceProblemType', 'ServiceProblemStatus', 'ServiceProblemReference', 'ProvideOrderType'])
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
    ['AddressIdentifier', { id: '1', type: 'ANYTHING' }, true],
    ['AddressIdentifier', { id: 1, type: 'UPRN' }, false],
    ['ProvideOrderType', 'SWAP', true],
    ['ProvideOrderType', 'CEASE', false],
    ['ServiceOrderCancellationRequest', { id: 1, orderId: 1, reasonCode: 'PURCHASED_DIFFERENT_PRODUCT' }, true],
    ['ServiceOrderCancellationRequest', { id: 1, orderId: 1, reasonCode: '' }, false],
    ['AppointmentReservation', {}, true],
    ['AppointmentReservation', { expiryDateTime: '2022-01-01' }, false],
    ['ServiceTest', { id: 1 }, true],
    ['ServiceTest', {}, false],
    ['Quote', { id: 7 }, true],
    ['Quote', { id: '3456cf7d-4471-42e4-a5be-c24ed58a7aa6' }, true],
    ['Quote', { id: true }, false],
  ])('%s takes %j: %j', (name, value, taken) => expect(valid(name, value)).toBe(taken));
});
