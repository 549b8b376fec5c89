/** What the page of a trend has beyond the style of the reports. */
export const trendStyle = `
.scroll { position: relative; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1.2rem; }
.chart { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .8rem 1rem; }
.chart figcaption { font-size: .92rem; font-weight: 600; margin-bottom: .4rem; }
.chart figcaption .quiet { font-weight: 400; }
.chart svg { display: block; width: 100%; height: auto; }
.chart .base { stroke: var(--line); }
.break { stroke: var(--open); stroke-dasharray: 4 4; stroke-width: 1.5; }
.line { fill: none; stroke-width: 2; stroke-linejoin: round; }
.line.fail { stroke: var(--fail); } .line.warn { stroke: var(--warn); stroke-dasharray: 6 3; } .line.pass { stroke: var(--pass); } .line.ink { stroke: var(--link); }
.point.fail { fill: var(--fail); } .point.warn { fill: var(--warn); } .point.pass { fill: var(--pass); } .point.ink { fill: var(--link); }
.band { fill: var(--line); }
.spark { display: block; width: 120px; height: 28px; }
.strip { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; white-space: nowrap; letter-spacing: .1em; }
.strip span { display: inline-block; min-width: 1.2em; text-align: center; }
.strip .after-break { border-left: 2px dashed var(--open); }
.changed td { color: var(--open); background: var(--open-wash); padding-left: .6rem; font-weight: 600; }
.verdict-conformant { color: var(--pass); } .verdict-non-conformant, .verdict-error { color: var(--fail); }
.verdict-partial, .verdict-incomplete { color: var(--open); }
@media print { .chart, tr { break-inside: avoid; } body { background: #fff; } }
`;
