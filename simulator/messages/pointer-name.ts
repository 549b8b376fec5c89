/** A pointer as a part of a fault's name: `/primaryContact/phoneNumber` becomes `primary-contact-phone-number`. */
export function pointerName(pointer: string): string {
  return pointer
    .replaceAll('/*', '')
    .slice(1)
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replaceAll('/', '-');
}
