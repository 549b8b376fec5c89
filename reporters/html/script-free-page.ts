import { createHash } from 'node:crypto';
import { markup, type Markup } from './markup.js';

/** What a page without scripts consists of. */
interface ScriptFreePage {
  readonly title: string;
  readonly style: string;
  /** Whether it shows pictures that lie beside it. */
  readonly hasPictures?: boolean;
  /** What stands in its body. */
  readonly body: Markup;
}

/** A page without scripts, which loads nothing from elsewhere. */
export function scriptFreePage({ title, style, hasPictures = false, body }: ScriptFreePage): string {
  const pictures = hasPictures ? " img-src 'self' file:;" : '';
  const policy = `default-src 'none';${pictures} style-src '${sourceHash(style)}'; base-uri 'none'; form-action 'none'`;
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ html: policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ html: style }}</style>
</head>
<body>
${body}
</body>
</html>`;
  return `${page.html}\n`;
}

/** What a Content Security Policy allows a script or a style by (CSP 3, section 2.3.1). */
export function sourceHash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
