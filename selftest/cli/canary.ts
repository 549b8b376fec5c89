/** What every secret of these tests begins with. */
export const canary = 'canary-7f3a';

/** A secret as it travels within other texts: in Base64, with what stands before it in headers, and in hex. */
export function disguisesOf(secret: string): readonly string[] {
  return [
    Buffer.from(secret).toString('base64'),
    Buffer.from(`x:${secret}`).toString('base64'),
    Buffer.from(`Bearer ${secret}`).toString('base64'),
    Buffer.from(`Bearer ${secret}`).toString('base64url'),
    Buffer.from(secret).toString('hex'),
    Buffer.from(secret).toString('hex').toUpperCase(),
  ];
}

/** Every form in which a secret may not come out. */
export function formsFor(secret: string): readonly string[] {
  return [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    Buffer.from(`user:${secret}`).toString('base64'),
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
    ...disguisesOf(secret),
  ];
}

/** Where a text occurs, with what stands around it. */
export function aroundEach(text: string, everything: string): string[] {
  const places = everything.split(text).slice(0, -1);
  return places.slice(0, 3).map((before) => {
    const start = everything.indexOf(before + text) + before.length;
    return everything.slice(Math.max(0, start - 60), start + 60);
  });
}
