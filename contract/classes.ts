import type { OperationKey } from './requirements/requirement.js';
import { shippedDocument } from './shipped-document.js';

/** A part of the Supplier API that a supplier can be certified for. */
export interface ConformanceClass {
  readonly id: string;
  readonly title: string;
  /** What has to be claimed and examined. */
  readonly operations: readonly OperationKey[];
  /** Whether KCIs are required. */
  readonly kcis: boolean;
  /** The fewest values that each property has to try. */
  readonly minPropertyRuns: number;
}

/** The classes of this version. */
export interface ConformanceClasses {
  /** `sha256:` and the hex digest of their file, `contract/classes.yaml`. */
  readonly digest: string;
  readonly classes: readonly ConformanceClass[];
}

/** Where the classes are written down, within this package. */
export const classesPlace = 'contract/classes.yaml';

let read: ConformanceClasses | undefined;

/** The classes that ship with this package, in their order. */
export function conformanceClasses(): ConformanceClasses {
  if (read) return read;
  const { document, digest } = shippedDocument(classesPlace);
  read = { digest, classes: (document as { readonly classes: readonly ConformanceClass[] }).classes };
  return read;
}
