/** The style of a certificate: one page of A4 or Letter, readable on a phone and in the dark; colour only repeats words. */
export const certificateStyle = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#f4f4f1, #16181b);
  --card: light-dark(#ffffff, #1e2125);
  --ink: light-dark(#1d2125, #e6e8ea);
  --soft: light-dark(#565d66, #a9b0b8);
  --line: light-dark(#dedfdb, #353a40);
  --good: light-dark(#1c6b3c, #7fd3a1);
  --conditional: light-dark(#825500, #f0c060);
  --bad: light-dark(#b3231a, #ff9a8f);
  --open: light-dark(#6b3fa0, #cbaaf5);
  --none: light-dark(#565d66, #a9b0b8);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif; }
main {
  --accent: var(--open);
  max-width: 52rem; margin: 2rem auto; padding: 2.4rem 2.6rem 2rem; background: var(--card);
  border: 1px solid var(--line); border-top: .6rem solid var(--accent); border-radius: 6px;
}
main.good { --accent: var(--good); } main.conditional { --accent: var(--conditional); } main.bad { --accent: var(--bad); }
.heading { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .2rem 1.5rem; margin: 0; }
.heading strong { letter-spacing: .16em; font-size: .95rem; color: var(--accent); }
.name { color: var(--soft); font: .86rem ui-monospace, 'DejaVu Sans Mono', Menlo, monospace; }
h1 { font-size: clamp(1.8rem, 5vw, 2.5rem); line-height: 1.15; letter-spacing: -.02em; margin: 1rem 0 .1rem; overflow-wrap: anywhere; }
.product { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; }
.result { font-size: 1.25rem; font-weight: 600; line-height: 1.35; color: var(--accent); margin: .9rem 0 .3rem; overflow-wrap: anywhere; }
.statement { margin: 0; color: var(--soft); max-width: 44rem; }
h2 { font-size: .82rem; font-weight: 600; color: var(--soft); border-bottom: 1px solid var(--line); margin: 1.4rem 0 .5rem; padding-bottom: .2rem; }
section p, ul { margin: 0; }
ul { padding-left: 1.1rem; }
li, dd { overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--line); }
tr:last-child > * { border-bottom: 0; }
thead th { color: var(--soft); font-size: .8rem; font-weight: 600; }
.verdict { white-space: nowrap; font-weight: 600; }
.verdict.good { color: var(--good); } .verdict.conditional { color: var(--conditional); } .verdict.bad { color: var(--bad); }
.verdict.open { color: var(--open); } .verdict.none { color: var(--none); font-weight: 400; }
section .note { color: var(--soft); font-size: .86rem; margin-top: .3rem; }
.covers span { display: inline-block; }
.covers { color: var(--soft); font-size: .86rem; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .5rem 1.6rem; margin: 0; font-size: .93rem; }
dt { color: var(--soft); font-size: .8rem; }
dd { margin: 0; }
.wide { grid-column: 1 / -1; }
.digests dl { grid-template-columns: 1fr; gap: .1rem; }
.digests dl > div { display: grid; grid-template-columns: 9rem 1fr; gap: .8rem; }
.digests dd { font: .74rem/1.6 ui-monospace, 'DejaVu Sans Mono', Menlo, monospace; }
footer { margin-top: 1.4rem; padding-top: .7rem; border-top: 1px solid var(--line); font-size: .86rem; color: var(--soft); }
footer p { margin: 0 0 .4rem; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; color: var(--ink); font: .8rem/1.5 ui-monospace, 'DejaVu Sans Mono', Menlo, monospace; }
@media (max-width: 40rem) {
  main { margin: 0; padding: 1.4rem 1.1rem; border-radius: 0; border-left: 0; border-right: 0; }
  .digests dl > div { grid-template-columns: 1fr; gap: 0; margin-bottom: .3rem; }
  table, tbody, tr, th, td { display: block; border-bottom: 0; padding: 0; }
  thead { display: none; }
  tr { padding: .4rem 0; border-bottom: 1px solid var(--line); }
}
@page { margin: 9mm 12mm; }
@media print {
  :root { color-scheme: light; }
  html { font-size: 7.8pt; }
  body { background: none; font-size: 1rem; line-height: 1.28; }
  main { max-width: none; margin: 0; padding: 3mm 0 0; border-width: 2mm 0 0; border-radius: 0; print-color-adjust: exact; }
  h1 { font-size: 1.9rem; margin-top: .3rem; }
  .result { margin: .4rem 0 .15rem; }
  .statement { max-width: none; }
  h2 { margin: .55rem 0 .2rem; padding-bottom: .1rem; break-after: avoid; }
  th, td { padding-top: .06rem; padding-bottom: .06rem; }
  tr, li { break-inside: avoid; }
  dl { grid-template-columns: repeat(3, 1fr); gap: .15rem 1.2rem; }
  .digests dl { gap: 0; }
  .digests dd { line-height: 1.4; }
  footer { margin-top: .5rem; padding-top: .3rem; break-inside: avoid; }
}
`;
