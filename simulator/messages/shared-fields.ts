import { group, text } from './fields.js';

/** Identifies a location. */
export const addressIdentifier = group({ required: { id: text('200004033694'), type: text('UPRN') }, optional: {} });

/** A service that the supplier provides. */
export const serviceSpecification = group({
  required: { id: text('ftthl2r', { min: 1, max: 50 }) },
  optional: { name: text('FTTH', { min: 1, max: 50 }) },
});

/** A person at the site. */
export const contact = group({
  required: {
    name: text('John Smith', { min: 1, max: 100 }),
    phoneNumber: text('01234 567890', { pattern: /^\+?[\d\s\-#]{8,50}$/u }),
  },
  optional: { email: text('john@smith.com', { pattern: /^\S{1,64}@\S{2,254}$/u }) },
});

/** A characteristic without documented lengths. */
export const characteristic = group({
  required: { name: text('END_USER_CPE'), value: text('Zyzel DX3301') },
  optional: {},
});

/** A characteristic of which not even the required fields are shown. */
export const openCharacteristic = group({
  required: {},
  optional: { name: text('ENNI_ID'), value: text('1') },
});

/** The kind of a problem; CPE is documented, although it breaks the documented pattern. */
export const problemType = text('STABILITY', { pattern: /^([A-Z_]{5,25}|CPE$)/u });

/** The supplier's reference of a reservation. */
export const reservationReference = text('A234X', { min: 1, max: 50 });
