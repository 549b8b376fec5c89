type Node = Readonly<Record<string, unknown>>;

/**
 * A schema object of OpenAPI 3.0 as JSON Schema 2020-12 has it; its parts are left as they are.
 *
 * `nullable` widens `type` and does nothing without one; a listed `enum` binds null too (3.0.3, «Proposal: clarify
 * nullable»). The limits `exclusiveMinimum` and `exclusiveMaximum` are booleans there. Siblings of `$ref` are ignored.
 */
export function fromOpenApi30(schema: Node): Node {
  if (typeof schema['$ref'] === 'string') return { $ref: schema['$ref'] };
  const { nullable, exclusiveMinimum, exclusiveMaximum, minimum, maximum, ...rest } = schema;
  return {
    ...rest,
    ...(nullable === true && typeof rest['type'] === 'string' && { type: [rest['type'], 'null'] }),
    ...limit('minimum', 'exclusiveMinimum', minimum, exclusiveMinimum),
    ...limit('maximum', 'exclusiveMaximum', maximum, exclusiveMaximum),
  };
}

function limit(inclusive: string, exclusive: string, value: unknown, isExclusive: unknown): Node {
  if (value === undefined) return {};
  return { [isExclusive === true ? exclusive : inclusive]: value };
}
