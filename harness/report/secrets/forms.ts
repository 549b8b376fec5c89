/** Inner parts of Base64 that are shorter would be found in other texts by chance. */
const shortestInner = 10;

/**
 * The forms in which a secret travels, the longest first: as it is, in URLs and in JSON once or twice over, in HTML, in hex, and in Base64, alone or as a part of a longer text such as `id:secret` or `Bearer …`.
 */
export function formsOf(secret: string): readonly string[] {
  const base64 = [Buffer.from(secret).toString('base64'), ...withinBase64(secret)].flatMap(base64Forms);
  const hex = Buffer.from(secret).toString('hex');
  const plain = [secret, ...jsonForms(secret), ...urlForms(secret), ...htmlForms(secret)];
  // As it stands in the JSON of a report that quotes JSON.
  const quoted = plain.map(escaped);
  // As it stands in an address that was made from what a supplier said.
  const inAddresses = plain.flatMap(urlForms);
  const forms = new Set([...plain, ...quoted, ...inAddresses, ...base64, hex, hex.toUpperCase()]);
  return [...forms].sort((one, other) => other.length - one.length);
}

/**
 * What is the same in the Base64 of every text that holds the secret, by where it begins in a group of three bytes. The
 * characters at its edges depend on what stands beside it.
 */
function withinBase64(secret: string): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    const whole = bytes.toString('base64').replace(/=+$/, '');
    const inner = whole.slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
    return inner.length < shortestInner ? [] : [inner];
  });
}

/** By either alphabet, with or without padding, in a URL, and in JSON that escapes slashes. */
function base64Forms(text: string): readonly string[] {
  const bare = text.replace(/=+$/, '');
  const ofUrls = bare.replaceAll('+', '-').replaceAll('/', '_');
  return [text, bare, ofUrls, ...urlForms(text), ...urlForms(bare), text.replaceAll('/', '\\/')];
}

/** As it stands in a URL or a form, by either of the two rules, its codes in upper or lower case. */
function urlForms(text: string): readonly string[] {
  const forms = [encodeURIComponent(wellFormed(text)), new URLSearchParams([['', text]]).toString().slice(1)];
  return [...forms, ...forms.map((form) => form.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))];
}

/** As a JSON string, with or without escapes for slashes and for what is not ASCII. */
function jsonForms(text: string): readonly string[] {
  const form = escaped(text);
  const ascii = form.replace(
    /[\u0080-\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return [form, ascii, form.replaceAll('/', '\\/'), ascii.replaceAll('/', '\\/')];
}

function htmlForms(text: string): readonly string[] {
  const form = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quotes = form.replaceAll('"', '&quot;');
  return [form, quotes, quotes.replaceAll("'", '&#39;'), quotes.replaceAll("'", '&#x27;')];
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** A lone surrogate has no encoding. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
