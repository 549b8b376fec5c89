import type fc from 'fast-check';
import type { Json } from '../../json/json.js';
import type { Location, SchemaGraph } from '../schema/schema-graph.js';
import type { Focus, ValueOptions } from './value-options.js';

/** What is at hand while the arbitrary of a schema is put together. */
export interface Building {
  readonly graph: SchemaGraph;
  readonly options: ValueOptions;
  readonly focus: Focus | undefined;
  /** Valid values for validation, in place of overrides that break the schema; by pointer. */
  readonly standIns: Map<string, Json>;
  /** The arbitrary of schemas that hold together, for values at a pointer. */
  readonly valuesOf: (locations: readonly Location[], pointer: string, depth: number) => fc.Arbitrary<Json>;
  /** Whether optional parts are left out, since the value is deep already. */
  readonly isDeep: (depth: number) => boolean;
  readonly isForced: (pointer: string) => boolean;
}
