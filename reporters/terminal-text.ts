/** How text is to be laid out: with ANSI colours or without, and how many columns there are. */
export interface Layout {
  readonly colour: boolean;
  readonly width: number;
}

/** How to switch each style on and off. Not `util.styleText`, which looks at the terminal of the process. */
const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

export type Style = keyof typeof codes;

/** The text in a style, if there are colours. */
export function styled(text: string, style: Style, { colour }: Layout): string {
  const [on, off] = codes[style];
  return colour && text !== '' ? `\u001B[${on}m${text}\u001B[${off}m` : text;
}

/**
 * The text with control characters made visible, and commands of runners broken, so that nothing that comes from outside
 * can steer the terminal or the pipeline; lines stay.
 */
export function visible(text: string): string {
  const steady = text
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{Cc}\n]/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .replace(/[\u2028\u2029\u202A-\u202E\u2066-\u2069]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replace(/\p{Surrogate}/gu, '\uFFFD');
  return inert(steady);
}

/**
 * The text without commands of pipelines: Azure and TeamCity read `##vso[` and `##teamcity[` anywhere in a line, GitHub
 * `##[` anywhere and `::` where a line begins, whatever space stands before it.
 */
export function inert(text: string): string {
  return text.replace(/##(?=(?:vso|teamcity)?\[)/gi, '# #').replace(/^(\s*):(?=:)/gm, '$1: ');
}

/** JSON in which nothing can steer the terminal or the pipeline: what could is escaped, and means the same. */
export function visibleJson(value: unknown, indent?: number): string {
  const escape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, null, indent)
    .replace(/[\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g, escape)
    .replace(/#(?=#(?:vso|teamcity)?\[)/gi, escape);
}

/** The text in lines of at most `width` characters, broken at spaces where there are any. Never empty. */
export function wrap(text: string, width: number): readonly string[] {
  return visible(text)
    .split('\n')
    .flatMap((line) => wrapLine(line, Math.max(20, width)))
    .map(inert);
}

/** A labelled text, wrapped, its further lines under its first; after `most` lines it breaks off. */
export function labelled(label: string, text: string, indent: number, layout: Layout, most = 6): readonly string[] {
  const start = indent + labelWidth;
  const lines = wrap(text, layout.width - start);
  const shown =
    lines.length > most ? [...lines.slice(0, most - 1), `… (${lines.length - most + 1} more lines)`] : lines;
  return shown.map((line, index) => head(index === 0 ? label : '', indent, layout) + line);
}

/** A labelled text that is to be copied: whole, and in one line where it is one. */
export function verbatim(label: string, text: string, indent: number, layout: Layout): readonly string[] {
  return visible(text)
    .split('\n')
    .map((line, index) => head(index === 0 ? label : '', indent, layout) + line);
}

const labelWidth = 11;

function head(label: string, indent: number, layout: Layout): string {
  return ' '.repeat(indent) + styled(label, 'dim', layout) + ' '.repeat(Math.max(1, labelWidth - label.length));
}

function wrapLine(line: string, width: number): readonly string[] {
  const characters = Array.from(line);
  const lines: string[] = [];
  let start = 0;
  while (characters.length - start > width) {
    const reach = characters.slice(start, start + width + 1);
    const space = reach.lastIndexOf(' ');
    const length = space > width / 3 ? space : width;
    lines.push(reach.slice(0, length).join(''));
    start += length === space ? length + 1 : length;
  }
  return [...lines, characters.slice(start).join('')];
}
