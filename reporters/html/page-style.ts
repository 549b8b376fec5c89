/** The style of the page: quiet, one column, readable on paper and in the dark; colour only where it says something. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfbf9, #16181b);
  --card: light-dark(#ffffff, #1e2125);
  --ink: light-dark(#1d2125, #e6e8ea);
  --soft: light-dark(#565d66, #a9b0b8);
  --line: light-dark(#dedfdb, #353a40);
  --link: light-dark(#0b5a8f, #7cc0f2);
  --code: light-dark(#f3f3ef, #262a2f);
  --pass: light-dark(#1c6b3c, #7fd3a1);
  --fail: light-dark(#b3231a, #ff9a8f);
  --warn: light-dark(#825500, #f0c060);
  --open: light-dark(#6b3fa0, #cbaaf5);
  --fail-wash: light-dark(#fdf1ef, #351e1c);
  --warn-wash: light-dark(#fdf6e6, #322916);
  --pass-wash: light-dark(#eff8f2, #1a2c21);
  --open-wash: light-dark(#f6f1fc, #2a2138);
}
:root[data-theme='light'] { color-scheme: light; }
:root[data-theme='dark'] { color-scheme: dark; }
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif;
}
main { max-width: 70rem; margin: 0 auto; padding: 0 1.25rem 6rem; }
h1 { font-size: clamp(2rem, 5vw, 2.9rem); line-height: 1.1; letter-spacing: -.02em; margin: .2rem 0 .6rem; }
h2 { font-size: 1.35rem; letter-spacing: -.01em; margin: 3.2rem 0 1rem; }
h3 { font-size: 1.06rem; line-height: 1.4; margin: 0 0 .3rem; }
h4 { font-size: .8rem; font-weight: 600; color: var(--soft); margin: 0 0 .3rem; }
p { margin: .4rem 0; }
a { color: var(--link); text-underline-offset: .18em; }
pre, code, kbd, .mono { font-family: ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, monospace; font-size: .855em; }
pre, code, bdi, .mono { overflow-wrap: anywhere; }
pre { white-space: pre-wrap; background: var(--code); padding: .6rem .75rem; border-radius: 6px; margin: 0; line-height: 1.5; unicode-bidi: isolate; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
.quiet, .where, .ids, .status, .level, .source { color: var(--soft); }
.unseen, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: fixed; z-index: 3; top: .5rem; left: .5rem; padding: .4rem .8rem; background: var(--card); }
.top {
  position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: center;
  padding: .6rem max(1.25rem, calc((100vw - 67.5rem) / 2)); background: var(--paper); border-bottom: 1px solid var(--line); font-size: .92rem;
}
.top a { text-decoration: none; }
.top a:hover { text-decoration: underline; }
.top button { margin-left: auto; }
button, select, input {
  font: inherit; font-size: .92rem; color: var(--ink); background: var(--card);
  border: 1px solid var(--line); border-radius: 6px; padding: .35rem .7rem;
}
button { cursor: pointer; }
button:hover { border-color: var(--soft); }
.head { padding: 2.6rem 0 0; }
.eyebrow { color: var(--soft); font-size: .92rem; margin: 0; }
.lead { font-size: 1.1rem; }
.rests { max-width: 46rem; }
.head-conformant h1, .v-pass { color: var(--pass); }
.head-non-conformant h1, .head-error h1, .v-fail, .v-error { color: var(--fail); }
.head-incomplete h1, .head-partial h1, .v-inconclusive { color: var(--open); }
.v-warn { color: var(--warn); }
.v-not-applicable, .v-not-run { color: var(--soft); }
.fill-pass { fill: var(--pass); } .fill-fail, .fill-error { fill: var(--fail); } .fill-warn { fill: var(--warn); }
.fill-inconclusive { fill: var(--open); } .fill-not-applicable, .fill-not-run { fill: var(--line); }
.bar { display: block; width: 100%; height: 10px; border-radius: 5px; margin: 1.4rem 0 .7rem; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; list-style: none; padding: 0; margin: 0; font-size: .95rem; }
.sign { display: inline-block; min-width: 1.1em; font-weight: 700; text-align: center; }
.facts { display: flex; flex-wrap: wrap; gap: .9rem 2.2rem; margin: 1.8rem 0 0; padding-top: 1.1rem; border-top: 1px solid var(--line); font-size: .92rem; }
.facts dt { color: var(--soft); font-size: .8rem; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.facts .digest { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: .74rem; max-width: 22rem; }
.findings, .list, .reasons ul { list-style: none; margin: 0; padding: 0; }
.finding { background: var(--card); border: 1px solid var(--line); border-left-width: 5px; border-radius: 8px; padding: 1rem 1.25rem; margin: 0 0 1rem; }
.edge-fail { border-left-color: var(--fail); } .edge-warn { border-left-color: var(--warn); }
.where { margin: 0 0 .7rem; font-size: .92rem; }
.level { font-size: .75rem; font-weight: 600; letter-spacing: .03em; border: 1px solid var(--line); border-radius: 4px; padding: .05rem .35rem; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: .8rem; margin: .8rem 0; }
.pair > div { min-width: 0; }
.fault { font-size: .95rem; }
.ids { font-size: .88rem; }
.ids a { display: inline-block; margin-right: .8rem; }
.reasons { margin: 1rem 0; }
.reasons summary { cursor: pointer; font-weight: 600; }
.reasons li { display: flex; gap: .6rem; padding: .55rem 0; border-bottom: 1px solid var(--line); }
.reasons li > div { min-width: 0; }
.reasons p { margin: .1rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .94rem; }
th, td { text-align: left; vertical-align: top; padding: .55rem .9rem .55rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-size: .82rem; font-weight: 600; }
tbody th { font-weight: 400; }
.wide { min-width: 40rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.tally { white-space: nowrap; margin-right: .7rem; font-variant-numeric: tabular-nums; }
.source { display: block; font-size: .82rem; }
tr:target { background: var(--open-wash); }
.tools { display: flex; flex-wrap: wrap; gap: .8rem; align-items: end; }
.tools label span { display: block; font-size: .8rem; color: var(--soft); }
.search { flex: 1 1 18rem; }
.search input { width: 100%; }
.chips { display: flex; flex-wrap: wrap; gap: .4rem; flex-basis: 100%; }
.chip { border-radius: 999px; background: transparent; }
.chip[aria-pressed='true'] { border-color: currentColor; box-shadow: inset 0 0 0 1px currentColor; font-weight: 600; }
.status { font-size: .9rem; display: flex; flex-wrap: wrap; gap: .2rem 1.5rem; }
kbd { border: 1px solid var(--line); border-radius: 4px; padding: 0 .3rem; background: var(--card); }
.list > li { border-bottom: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 3.6rem; }
.list > li.open { content-visibility: visible; }
.row { display: grid; grid-template-columns: 1.4rem 1fr auto; gap: .1rem .6rem; width: 100%; text-align: left; border: 0; border-radius: 0; background: none; padding: .55rem .2rem; }
.row:hover { background: var(--code); }
.row .title { overflow-wrap: anywhere; }
.row .under { grid-column: 2 / -1; color: var(--soft); font-size: .84rem; overflow-wrap: anywhere; }
.row .right { color: var(--soft); font-size: .84rem; white-space: nowrap; }
.detail { padding: .4rem 0 1.6rem 2rem; }
.detail > section { margin: 1.1rem 0; }
.detail h3 { font-size: .84rem; color: var(--soft); }
.detail ul { padding-left: 1.1rem; margin: .2rem 0; }
.command { display: grid; grid-template-columns: 1fr auto; gap: .5rem; align-items: start; margin: .4rem 0; }
.difference { font-size: .86rem; table-layout: fixed; }
.difference td, .difference th { overflow-wrap: anywhere; padding-right: .8rem; }
.difference .here { background: var(--fail-wash); }
.gone { color: var(--fail); } .new { color: var(--pass); }
.exchange { border: 1px solid var(--line); border-radius: 6px; margin: .35rem 0; background: var(--card); }
.exchange.judged { border-color: var(--fail); background: var(--fail-wash); }
.exchange > summary { cursor: pointer; padding: .45rem .7rem; display: grid; grid-template-columns: 4.5rem 1fr auto 7rem; gap: .7rem; align-items: center; font-size: .88rem; }
.exchange > summary::-webkit-details-marker { display: none; }
.exchange .pair { margin: .2rem .7rem .8rem; }
.exchange .pair pre + pre { margin-top: .5rem; }
.lane { width: 7rem; height: 8px; }
.lane rect { fill: var(--soft); } .lane .track { fill: var(--line); } .judged .lane .took { fill: var(--fail); }
.diagram { width: 100%; max-width: 38rem; height: auto; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.diagram.with-kcis { max-width: 54rem; }
.diagram text { font: 12px ui-monospace, 'DejaVu Sans Mono', monospace; fill: var(--ink); }
.diagram .who { font: 600 13px system-ui, sans-serif; }
.diagram .small { fill: var(--soft); font-size: 11px; }
.diagram line { stroke: var(--soft); stroke-width: 1.2; } .diagram .life { stroke: var(--line); stroke-dasharray: 3 4; }
.diagram .answer { stroke-dasharray: 5 3; } .diagram path { fill: var(--soft); }
.diagram .broke line { stroke: var(--fail); stroke-width: 2; } .diagram .broke path, .diagram .broke text { fill: var(--fail); }
.diagram .band { fill: var(--fail-wash); }
@media (max-width: 46rem) {
  .pair { grid-template-columns: 1fr; }
  .detail { padding-left: .2rem; }
  .exchange > summary { grid-template-columns: 3.4rem 1fr auto; }
  .lane, .keys { display: none; }
  .top { flex-wrap: nowrap; overflow-x: auto; white-space: nowrap; padding-top: .35rem; padding-bottom: .35rem; }
  .top button { margin-left: 0; padding: .2rem .6rem; }
}
.on-paper { display: none; }
@media print {
  :root { color-scheme: light; }
  body { font-size: 10.5pt; background: none; }
  .top, .tools, .keys, #more, #print-all, .command button, .skip { display: none; }
  main { max-width: none; padding: 0; }
  .finding, .exchange, tr, .diagram { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .list > li { content-visibility: visible; }
  /* Paper shows what was found, on four pages at most; «Print with all details» shows everything. */
  :root:not([data-print='all']) {
    & body { font-size: 8.5pt; line-height: 1.35; }
    & #test-cases, & #requirements, & #properties, & #exercised, & .command, & .finding .ids, & .reasons ul { display: none; }
    & .head { padding-top: 0; } & h2 { margin: 1rem 0 .4rem; } & .facts { margin-top: .6rem; padding-top: .4rem; gap: .3rem 1.4rem; }
    & .finding { padding: .35rem .7rem; margin: 0 0 .4rem; }
    & .pair { margin: .25rem 0; } & .pair pre { max-height: 4.6em; overflow: hidden; padding: .25rem .5rem; }
    & .finding > p { max-height: 4.1em; overflow: hidden; margin: .15rem 0; }
    & .finding:nth-child(n + 9) > :not(h3, .where) { display: none; }
    & .finding:nth-child(n + 31) { display: none; }
    & .on-paper { display: block; }
  }
}
`;
