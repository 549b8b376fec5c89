import { entitiesIn, resolutionReferenceOf } from '../inbox/entity.js';
import { quote } from '../../json/quote.js';
import { acceptedOf, type KciOracle } from './oracle.js';

/** Two different KCIs have two different ids. */
export const hasOwnId: KciOracle = ({ body }, { idTaken }) =>
  idTaken
    ? [
        {
          requirement: 'KCI-ID-UNIQUE',
          reason: 'The id of the KCI was that of another one before.',
          expected: 'an id of its own, or the very same KCI again',
          actual: quote(body['id']),
          pointer: '/id',
        },
      ]
    : [];

/** A KCI brings one entity, with its id or its reference. */
export const namesEntity: KciOracle = ({ body, entity }) => {
  if (!entity)
    return [
      {
        requirement: 'KCI-ENTITY',
        reason: 'Nothing in the KCI can be identified: no entity has an id or a reference.',
        expected: 'an entity, such as serviceProblem or provideServiceOrder, with id or reference',
        actual: `only ${Object.keys(body).slice(0, 30).join(', ') || 'an empty object'}`,
      },
    ];
  const keys = entitiesIn(body).map(({ key }) => key);
  return [
    ...(keys.length > 1
      ? [{ note: `The KCI has several entities: ${keys.join(', ')}; it is read as about ${entity.key}.` }]
      : []),
    ...(entity.kind === 'unknown'
      ? [{ note: `The key ${quote(entity.key)} is not one that the documents show.` }]
      : []),
    ...(entity.id === undefined
      ? [{ note: "The entity has no id of the Fibre Cafe's; its reference alone names it." }]
      : []),
  ];
};

/** Id and reference name the same entity. */
export const keepsReference: KciOracle = ({ entity }, before) => {
  if (!entity) return [];
  const known = acceptedOf(before)?.reference ?? before.history.reference;
  if (entity.reference === undefined)
    return known === undefined ? [] : [{ note: `The entity is shown without its reference, ${quote(known)}.` }];
  if (entity.reference === known || (known === undefined && !before.referenceTaken)) return [];
  return [
    {
      requirement: 'KCI-REFERENCE',
      reason:
        known === undefined
          ? 'The reference of the entity is that of another one.'
          : 'The reference of the entity is not the one that the supplier gave it before.',
      expected: known === undefined ? 'a reference of its own' : quote(known),
      actual: quote(entity.reference),
      pointer: `/${entity.key}/${entity.referenceField ?? ''}`,
    },
  ];
};

/** A KCI names no other tenant than that of its entity. */
export const keepsTenant: KciOracle = ({ entity, headers }, before) => {
  const known = acceptedOf(before)?.tenant ?? before.history.tenant;
  if (!entity || known === undefined) return [];
  const { tenant } = entity.value;
  const header = headers.find(([name]) => name.toLowerCase() === 'tenant')?.[1];
  return [
    ...(tenant !== undefined && tenant !== null && tenant !== known
      ? [
          {
            requirement: 'KCI-TENANT',
            reason: 'The entity is shown as that of another tenant.',
            expected: known,
            actual: quote(tenant),
            pointer: `/${entity.key}/tenant`,
          } as const,
        ]
      : []),
    ...(header !== undefined && header !== known
      ? [{ note: 'The KCI has a Tenant header with another tenant; the header is not documented for KCIs.' }]
      : []),
  ];
};

/** The resolution of a problem has a reference that no resolution of another problem has. */
export const namesOwnResolution: KciOracle = ({ body }, { resolutionTaken }) => {
  const reference = resolutionReferenceOf({ body });
  if (resolutionTaken !== true || reference === undefined) return [];
  return [
    {
      requirement: 'KCI-RESOLUTION-UNIQUE',
      reason: 'The reference of the resolution is that of a resolution of another problem.',
      expected: 'a reference of its own',
      actual: quote(reference),
    },
  ];
};
