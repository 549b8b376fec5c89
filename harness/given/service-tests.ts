import { startServiceTest, type OperationKey } from '../../contract/requirements/index.js';
import type { JsonObject } from '../json/json.js';
import { Area, textIn } from './area.js';
import type { PlainRequest } from '../wire/supplier-request.js';
import type { RequestVariant } from '../session/request-variant.js';

/** Starts service tests. */
export class ServiceTests extends Area {
  make(operation: OperationKey, variant: RequestVariant): Promise<PlainRequest | undefined> {
    return Promise.resolve(variant === 'minimal' ? { operation, body: { ...this.requiredFields } } : undefined);
  }

  /** The fields of a test of the profile's service, with a fresh id. */
  get requiredFields(): JsonObject {
    return {
      id: this.nextId(),
      serviceId: this.run.profile.testData.serviceId,
      serviceSpecification: this.place.serviceSpecification,
      problemType: 'STABILITY',
    };
  }

  /** A test that the supplier has taken: its id, and its reference if it has one. */
  async started(): Promise<{ readonly id: number; readonly reference?: string }> {
    const request = await this.plain.next(startServiceTest);
    const reference = textIn(await this.plain.accepted(request), 'supplierReference');
    return { id: request.body['id'] as number, ...(reference !== undefined && { reference }) };
  }
}
