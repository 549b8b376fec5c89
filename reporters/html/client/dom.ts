type Child = Node | string | undefined | false;

/** An element with its attributes and children; texts never become markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(name), attributes, children);
}

/** A part of a page under a heading of its own. */
export function titled(title: string, ...content: readonly Node[]): HTMLElement {
  return element('section', {}, element('h3', {}, title), ...content);
}

/** A part of a drawing with its attributes and children. */
export function drawn(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly Child[]
): SVGElement {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

/** The element of the page with an id; the page is made together with this script. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element ${id}.`);
  return found as T;
}

/** A text with control characters, and those that turn the direction of writing, made visible; lines and tabs stay. */
export function shown(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{Cc}\n\t]/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .replace(/[\u2028\u2029\u202A-\u202E\u2066-\u2069]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
}

/** The data of a script element that holds JSON. */
export function dataOf<T>(id: string): T {
  return JSON.parse(byId(id).textContent ?? '') as T;
}

function filled<T extends Element>(
  made: T,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly Child[],
): T {
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  for (const child of children) if (child !== undefined && child !== false) made.append(child);
  return made;
}
