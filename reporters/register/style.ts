/** The style of the register: wide tables with a fixed first column, readable on a phone, on paper and in the dark. */
export const registerStyle = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfbf9, #16181b); --card: light-dark(#ffffff, #1e2125); --ink: light-dark(#1d2125, #e6e8ea);
  --soft: light-dark(#565d66, #a9b0b8); --line: light-dark(#dedfdb, #353a40); --link: light-dark(#0b5a8f, #7cc0f2);
  --good: light-dark(#1c6b3c, #7fd3a1); --conditional: light-dark(#825500, #f0c060); --bad: light-dark(#b3231a, #ff9a8f);
  --open: light-dark(#6b3fa0, #cbaaf5); --own: light-dark(#0b5a8f, #7cc0f2);
  --good-wash: light-dark(#eaf6ee, #1a2c21); --conditional-wash: light-dark(#fdf3dc, #322916); --bad-wash: light-dark(#fdecea, #351e1c);
  --open-wash: light-dark(#f4eefb, #2a2138); --own-wash: light-dark(#eaf3fa, #18293a);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif; }
main { max-width: 88rem; margin: 0 auto; padding: 2rem 1.25rem 5rem; }
.eyebrow { color: var(--soft); font-size: .92rem; margin: 0; }
h1 { font-size: clamp(1.9rem, 5vw, 2.7rem); line-height: 1.12; letter-spacing: -.02em; margin: .2rem 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.3rem; letter-spacing: -.01em; margin: 2.8rem 0 .8rem; }
p { margin: .4rem 0; max-width: 50rem; }
a { color: var(--link); text-underline-offset: .18em; }
.soft { color: var(--soft); }
.mono { font: .84em ui-monospace, 'DejaVu Sans Mono', Menlo, monospace; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.scroll { overflow-x: auto; position: relative; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .7rem; border-bottom: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; }
thead th { color: var(--soft); font-size: .8rem; font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 600; min-width: 10rem; max-width: 18rem; overflow-wrap: anywhere; }
.grid tbody th, .grid thead th:first-child { position: sticky; left: 0; background: var(--card); border-right: 1px solid var(--line); }
.grid th, .grid td { padding-inline: .45rem; } .grid tbody th { min-width: 9rem; }
.cell { min-width: 6.6rem; font-size: .8rem; line-height: 1.3; }
.cell b { font-weight: 600; } .cell .glyph { display: inline-block; min-width: 1.1em; font-weight: 700; }
.cell .until { display: block; white-space: nowrap; }
.good { color: var(--good); } .conditional { color: var(--conditional); } .bad { color: var(--bad); } .open { color: var(--open); } .own { color: var(--own); } .none { color: var(--soft); }
td.good { background: var(--good-wash); } td.conditional { background: var(--conditional-wash); } td.bad { background: var(--bad-wash); } td.open { background: var(--open-wash); } td.own { background: var(--own-wash); }
.key { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; list-style: none; margin: .8rem 0; padding: 0; font-size: .88rem; }
.badges { display: flex; flex-wrap: wrap; gap: .5rem; margin: .8rem 0; } .badges img { display: block; height: 20px; }
footer, p { overflow-wrap: anywhere; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .88rem; }
@media (max-width: 40rem) { main { padding: 1.2rem .9rem 4rem; } tbody th, .grid tbody th { min-width: 7.5rem; max-width: 9rem; } }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  :root { color-scheme: light; } body { background: #fff; font-size: 10pt; } main { padding: 0; max-width: none; }
  .scroll { overflow: visible; border: 0; } .grid { font-size: 7pt; table-layout: fixed; } .grid th, .grid td { padding: .2rem .25rem; position: static !important; }
  .cell, .grid tbody th, .grid thead th { min-width: 0; max-width: none; font-size: 6.5pt; overflow-wrap: anywhere; } .cell .until { white-space: normal; } thead { display: table-header-group; } tr, .badges { break-inside: avoid; }
}
`;
