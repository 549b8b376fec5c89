/** Those of ordinary characters, which any system should be able to store. */
export const ordinaryTrouble: readonly string[] = [
  // Words that are values elsewhere.
  'null',
  'undefined',
  'true',
  'NaN',
  'Infinity',
  'None',
  '__proto__',
  'constructor',
  '[object Object]',
  // Numbers in disguise.
  '0',
  '-1',
  '1e309',
  '0x10',
  '007',
  '9007199254740993',
  '1,000.00',
  '2026-02-30',
  // Quotes, escapes, and what ends a literal.
  "O'Brien",
  '"quoted"',
  '`tick`',
  '\\',
  '\\n\\u0000',
  "'; DROP TABLE problems;--",
  "' OR '1'='1",
  '$' + '{7*7}',
  '{{7*7}}',
  '%s%n%x',
  '100%',
  '%00%2F',
  '../../etc/passwd',
  '$(id)',
  'a;b,c|d&e',
  // Markup.
  '<b>bold</b>',
  '<script>alert(1)</script>',
  '&amp; &lt;',
  '<!-- -->',
  ']]>',
  // White space.
  'two  spaces',
  'no\u00a0break',
  // Letters.
  'Zoë Müller-Łódź',
  'e\u0301a\u0308n\u0303',
  'Z\u0351\u036b\u0343a\u0321\u034al\u0334\u0348g\u031b\u0316o\u0322',
  'ß ŉ ǰ ΐ',
  'İstanbul ıı',
  'ﬁ ½ ① ａ',
  '東京都 한국어 ไทย हिन्दी',
];

/** Those of characters that a supplier may have no way to store. */
export const unusualTrouble: readonly string[] = [
  // White space.
  ' leading',
  'trailing ',
  'tab\there',
  'line\nbreak',
  'carriage\r\nreturn',
  'zero\u200bwidth',
  '\ufeffmarked',
  'line\u2028separator',
  // From right to left.
  'שלום עליכם',
  'مرحبا بالعالم',
  '\u202eright to left\u202c',
  // Outside the basic plane, or pictures.
  '😀',
  '👩‍👩‍👧‍👦',
  '👍🏽',
  '🇬🇧🇩🇪',
  '❤️',
  '𝕌𝕟𝕚𝕔𝕠𝕕𝕖',
  '𠜎𠜱𠝹',
  '\u{10fffd}',
];

/** Texts that software is known to stumble over, all valid Unicode without control characters. */
export const troubleStrings: readonly string[] = [...ordinaryTrouble, ...unusualTrouble];
