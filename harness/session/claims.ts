import type { Area, Claim, SupplierProfile } from '../../config/supplier-profile.js';
import { supplierApi } from '../../contract/description.js';
import { sendUpdate, type OperationKey } from '../../contract/requirements/index.js';
import { NotApplicable, NotClaimed, NotImplemented } from '../report/signals.js';
import type { Reply } from '../wire/reply.js';

/** What the supplier profile says the supplier implements. */
export class Claims {
  /** @param accepts whether a plain request of an operation has been accepted in this run */
  constructor(
    private readonly claims: SupplierProfile['implements'],
    private readonly accepts: (operation: OperationKey) => boolean,
  ) {}

  /**
   * Makes sure that the profile claims what a test case judges; KCIs are an area of their own.
   * @throws NotClaimed when it does not
   */
  checkClaimed(key: OperationKey): void {
    if (key === sendUpdate ? this.claims.kcis === false : this.of(key) === false)
      throw new NotClaimed('The supplier profile excludes this operation.', this.#keyOf(key));
  }

  /** What the profile says about an operation: true if it says nothing, false if the description lacks the operation. */
  of(key: OperationKey): Claim {
    const operation = supplierApi.operations.get(key);
    if (!operation) return false;
    const { area, capability } = operation;
    const claims = this.claims[area as Area];
    return typeof claims === 'object' ? (claims[capability] ?? true) : (claims ?? true);
  }

  /**
   * What the profile says about an operation that is about to be used.
   * @throws NotClaimed when the profile excludes it
   * @throws NotApplicable when the description lacks it
   */
  ofUsed(key: OperationKey): Claim {
    const claim = this.of(key);
    if (claim !== false) return claim;
    if (!supplierApi.operations.has(key)) throw new NotApplicable(`Needs ${key}, which the description does not have.`);
    throw new NotClaimed(`Needs ${key}, which the supplier profile excludes.`, this.#keyOf(key));
  }

  /** @throws NotApplicable when an answer says that the supplier lacks an operation that its profile does not declare */
  checkImplemented({ operation: { key }, status }: Reply): void {
    if (status !== 501 || !this.#leavesOpen(key)) return;
    throw new NotImplemented(
      `The supplier answers 501 to ${key}, which its profile does not declare among what it implements.`,
      { key: this.#keyOf(key) },
    );
  }

  /** The key of the profile that says whether an operation is implemented. */
  #keyOf(key: OperationKey): string {
    const operation = supplierApi.operations.get(key);
    if (!operation) return 'implements.kcis';
    const { area, capability } = operation;
    return this.claims[area] === false ? `implements.${area}` : `implements.${area}.${capability}`;
  }

  /**
   * Whether a 501 means that the supplier lacks an operation: the profile does not mention it, and no request of it has
   * been accepted. The documents list 501 for some operations only, and NOT_IMPLEMENTED among the codes of others.
   */
  #leavesOpen(key: OperationKey): boolean {
    const operation = supplierApi.operations.get(key);
    if (!operation || this.accepts(key)) return false;
    const claim = this.claims[operation.area];
    return claim === undefined || (typeof claim === 'object' && claim[operation.capability] === undefined);
  }
}
