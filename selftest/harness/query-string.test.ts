import { describe, expect, test } from 'vitest';
import { createOrder, findAppointments } from '../../contract/requirements/index.js';
import { queryString } from '../../harness/wire/query-string.js';
import { operationOf } from '../../contract/description.js';
import type { SupplierRequest } from '../../harness/wire/supplier-request.js';

const written = (request: Omit<SupplierRequest, 'operation'>) =>
  queryString(operationOf(findAppointments), { operation: findAppointments, ...request });

describe('a query', () => {
  test('has JSON texts and lists as the documents write them, percent-encoded', () => {
    const query = {
      address: { id: '1', type: 'UPRN' },
      classifications: ['WEEKDAY_AM', 'WEEKDAY_PM'],
      appointmentPurpose: 'PROVIDE',
    };
    expect(written({ query })).toBe(
      '?address=%7B%22id%22%3A%221%22%2C%22type%22%3A%22UPRN%22%7D&classifications=WEEKDAY_AM%2CWEEKDAY_PM&appointmentPurpose=PROVIDE',
    );
  });

  test('is written otherwise where a test purpose says so, and leaves out what is null', () => {
    const query = { appointmentPurpose: 'PROVIDE', appointmentFromDate: '2027-01-01' };
    const rawQuery = { appointmentFromDate: 'tomorrow', appointmentPurpose: null, other: 'x%20y' };
    expect(written({ query, rawQuery })).toBe('?appointmentFromDate=tomorrow&other=x%20y');
  });

  test('goes on with the query that a path has itself', () => {
    const operation = { ...operationOf(findAppointments), path: '/slots?from={from}' };
    const query = { appointmentPurpose: 'PROVIDE' };
    expect(queryString(operation, { operation: findAppointments, query })).toBe('&appointmentPurpose=PROVIDE');
  });

  test('is empty where nothing is asked', () => {
    expect(written({})).toBe('');
    expect(queryString(operationOf(createOrder), { operation: createOrder, body: {} })).toBe('');
  });
});
