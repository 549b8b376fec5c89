import { list, text, type Fields } from './fields.js';
import { addressIdentifier, serviceSpecification } from './shared-fields.js';

const parts = ['AM', 'PM', 'EARLY', 'EVENING'];

/** Every documented kind of slot. */
export const classifications: readonly string[] = ['WEEKDAY', 'SATURDAY', 'SUNDAY'].flatMap((day) => [
  day,
  ...parts.map((part) => `${day}_${part}`),
]);

/** The query parameters of an availability check. */
export const availabilityParameters: Fields = {
  required: { address: addressIdentifier },
  optional: { serviceTypes: list(text('BROADBAND', { values: ['BROADBAND', 'ETHERNET'] })) },
};

/** The query parameters of a search for appointments. */
export const appointmentParameters: Fields = {
  required: { address: addressIdentifier, serviceSpecification, appointmentPurpose: text('PROVIDE') },
  optional: {
    appointmentFromDate: text('2022-01-05', { format: 'date' }),
    classifications: list(text('WEEKDAY_AM', { values: classifications }), 0),
  },
};
