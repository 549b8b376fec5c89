import type { OperationKey } from '../../contract/requirements/index.js';
import type { JsonObject } from '../json/json.js';
import type { Reply } from '../wire/reply.js';
import type { RunContext } from './run-context.js';
import { refusedPlain } from './refused-plain.js';
import type { PlainRequestMaker, PlainRequests } from './plain-requests.js';
import type { PlainRequest } from '../wire/supplier-request.js';
import type { RequestVariant } from '../session/request-variant.js';

/** What is known about the requests of one area: how plain ones are made, and what they start from. */
export abstract class Area implements PlainRequestMaker {
  constructor(
    protected readonly run: RunContext,
    protected readonly plain: PlainRequests,
  ) {}

  abstract make(operation: OperationKey, variant: RequestVariant): Promise<PlainRequest | undefined>;

  refused(operation: OperationKey, reply: Reply): Error {
    return refusedPlain(operation, reply);
  }

  usesUp(_operation: OperationKey): boolean {
    return false;
  }

  /** Whether a path of the profile is a documented example, which the supplier may not know. */
  assumes(path: string): boolean {
    return this.run.settings.assumed.includes(path);
  }

  /** The address and the service specification of the profile, as requests name them. */
  protected get place(): { readonly address: JsonObject; readonly serviceSpecification: JsonObject } {
    const { address, serviceSpecificationId } = this.run.profile.testData;
    return { address: { ...address }, serviceSpecification: { id: serviceSpecificationId } };
  }

  /** The fields of a request as the profile says that this supplier needs them; the id is never its own. */
  protected own(request: 'quote' | 'provideOrder' | 'ethernetOrder'): JsonObject {
    const { id: _, ...fields } = this.run.profile.testData[request] ?? {};
    return fields;
  }

  /** A fresh id of the Fibre Cafe. */
  protected nextId(): number {
    return this.run.ids.next();
  }
}

/** The text at a name of an answer, if it has one. */
export function textIn({ body }: Pick<Reply, 'body'>, name: string): string | undefined {
  const value = typeof body === 'object' && body !== null ? (body as JsonObject)[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
