/** Everything but the characters of XML 1.0, and the one noncharacter that marks a place below. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFDCF\uFDD1-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const splitMark = '\uFDD0';

/** The text with U+FFFD for each character that XML cannot hold, such as a control character or half of a pair. */
export function xmlText(text: string): string {
  return text.replace(forbidden, '\uFFFD');
}

/** The same for a CDATA section: `]]>`, which would end it, is marked so that `splitSections` can take it apart. */
export function sectionText(text: string): string {
  return xmlText(text).replaceAll(']]>', `]]${splitMark}>`);
}

/** Takes each marked `]]>` apart by ending its CDATA section and starting another. */
export function splitSections(xml: string): string {
  return xml.replaceAll(`]]${splitMark}>`, ']]]]><![CDATA[>');
}
