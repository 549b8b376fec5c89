import fc from 'fast-check';

const digits = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength, maxLength });

/** Numbers and addresses that could be real: the documented patterns allow many that could not. */
export const reachable = {
  phoneNumber: fc.tuple(fc.constantFrom('0', '+44'), digits(9, 11)).map(([start, number]) => start + number),
  email: fc
    .tuple(fc.constantFrom('user', 'John.Smith', 'anna+fibre', "o'brien", 'USER_'), digits(1, 8), digits(1, 8))
    .map(([name, user, host]) => `${name}${user}@host${host}.example.net`),
};

/** Replacements for the contact details of a problem or an order, by pointer. */
export const contacts = Object.fromEntries(
  ['primaryContact', 'secondaryContact'].flatMap((contact) =>
    Object.entries(reachable).map(([name, values]) => [`/${contact}/${name}`, values]),
  ),
);
