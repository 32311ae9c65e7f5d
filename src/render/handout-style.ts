/** How the handout looks: on a screen, light and dark, on a phone, and on paper. */
export const HANDOUT_STYLE = `
:root {
  --paper: #fdfcfa; --ink: #1b2129; --soft: #565e68; --rule: #dcd8d0; --accent: #0b5f6e; --wash: #f2efe9;
  --elite: #0b5f6e; --high: #2f8190; --medium: #b07d2b; --low: #a8472f; --mark: #1b2129;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, P052, Charter, Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
  color-scheme: light;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14181d; --ink: #e8e6e1; --soft: #a7adb5; --rule: #333a43; --accent: #74c3d0; --wash: #1d232a;
    --elite: #74c3d0; --high: #4c9fae; --medium: #d3a24f; --low: #dd8268; --mark: #e8e6e1;
    color-scheme: dark;
  }
}
* { box-sizing: border-box; }
html { font-size: 106.25%; -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: clamp(1.5rem, 6vw, 4.5rem) clamp(1.1rem, 5vw, 2.5rem) 3rem; max-width: 50rem;
  background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: break-word;
}
p, ul, ol, figure, blockquote { margin: 0; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .2em; }
a:hover { text-decoration-thickness: 2px; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
header { border-top: 5px solid var(--accent); padding-top: 1.1rem; }
.facts > * { white-space: nowrap; }
.facts > [dir] { white-space: normal; }
.kicker, h2, .label { font: 600 .76rem/1.4 var(--sans); letter-spacing: .09em; text-transform: uppercase; }
.kicker { color: var(--accent); }
h1 { margin: .35rem 0 .7rem; font: 600 clamp(1.9rem, 6.2vw, 2.75rem)/1.14 var(--serif); letter-spacing: -.012em; text-wrap: balance; }
.facts { color: var(--soft); font-size: .88rem; }
.facts > * + *::before { content: "·"; margin: 0 .55em 0 .2em; }
nav { margin-top: 2.2rem; padding: 1.1rem 1.3rem 1.2rem; background: var(--wash); border-radius: 4px; }
nav h2 { margin: 0 0 .55rem; color: var(--soft); }
nav ol { padding-left: 1.9em; columns: 17rem 2; column-gap: 2.2rem; }
nav li { padding-left: .25em; break-inside: avoid; font: 1rem/1.45 var(--serif); margin-bottom: .28rem; }
nav li::marker { color: var(--soft); font: .85rem var(--sans); }
nav a { color: inherit; text-decoration-color: var(--rule); }
section { margin-top: 2.9rem; }
h2 { display: flex; align-items: center; gap: .9rem; margin: 0 0 1.25rem; color: var(--accent); }
section > h2::after { content: ""; flex: 1; border-top: 1px solid var(--rule); }
.item { display: grid; grid-template-columns: minmax(0, 1fr) 6.4rem; column-gap: 2rem; }
.item + .item { margin-top: 2.1rem; }
.item > .measures, .statement .body { grid-column: 1 / -1; }
h3 { margin: 0 0 .5rem; font: 600 1.36rem/1.25 var(--serif); text-wrap: balance; }
.number { color: var(--accent); font-variant-numeric: lining-nums; margin-right: .3em; }
.item:has(> .body > .shown:first-child, > .body > .list:first-child) + .item:not(:has(h3)) { margin-top: 1.2rem; }
.body > .measures { margin-top: 1.1rem; }
.body > * + :is(p, .list, blockquote) { margin-top: .6rem; }
.body > h3 + * { margin-top: 0; }
.spoken { font: 1.09rem/1.55 var(--serif); }
.statement .spoken { font-size: 1.42rem; line-height: 1.4; text-wrap: pretty; }
.aside, .owner, .since { color: var(--soft); }
.shown, .reason, .payer, .aside, .owner { font-size: .94rem; }
.label { color: var(--soft); font-size: .7rem; margin-right: .5em; }
.spoken .label { color: var(--accent); }
blockquote { border-left: 3px solid var(--accent); padding-left: 1.1rem; font: italic 1.24rem/1.45 var(--serif); }
.list ul { padding-left: 1.2em; margin-top: .2rem; }
.list li + li { margin-top: .25rem; }
.sources { list-style: none; padding: 0; margin-top: .9rem; border-left: 2px solid var(--rule); padding-left: .9rem; font-size: .85rem; line-height: 1.5; color: var(--soft); }
.sources li + li { margin-top: .5rem; }
.where { display: block; }
.where a { font-weight: 600; }
.address { display: none; }
.codes { display: flex; flex-direction: column; gap: .8rem; padding-top: .3rem; }
.code figcaption { margin-top: .25rem; text-align: center; font-size: .76rem; color: var(--soft); font-variant-numeric: tabular-nums; }
.qr { display: block; width: 100%; height: auto; border-radius: 3px; border: 1px solid var(--rule); background: #fff; }
.measures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: 1.9rem 2.4rem; }
.measure svg { display: block; width: 100%; max-width: 25rem; height: auto; margin-top: .7rem; overflow: visible; }
.measure figcaption { font-size: .85rem; color: var(--soft); line-height: 1.4; }
.measure figcaption strong { display: block; font: 600 1.1rem/1.3 var(--serif); color: var(--ink); }
.measure .since { font-size: .82rem; margin-top: .3rem; }
svg text { font-family: var(--sans); fill: var(--soft); }
svg .words { font-size: 13px; fill: var(--ink); }
svg .band { font-weight: 700; }
svg .unit { font-size: 13px; }
svg .track { fill: var(--wash); }
svg .tick { stroke: var(--rule); stroke-width: 1; }
svg .elite { fill: var(--elite); } svg .high { fill: var(--high); } svg .medium { fill: var(--medium); } svg .low { fill: var(--low); }
svg .spread { fill: var(--high); } svg .mean { fill: var(--ink); }
svg .here { fill: var(--mark); stroke: var(--paper); stroke-width: 1; } svg .line { stroke: none; }
footer { margin-top: 3.4rem; padding-top: 1.1rem; border-top: 1px solid var(--rule); font-size: .82rem; line-height: 1.5; color: var(--soft); }
footer p + p { margin-top: .4rem; }
@media (max-width: 36rem) {
  .item { display: block; }
  .codes { flex-flow: row wrap; margin-top: .8rem; padding-top: 0; }
  .code { width: 6.2rem; }
}
@page { margin: 11mm 14mm 13mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt "Liberation Sans", Arial, sans-serif; color: #565e68; } }
@media print {
  /* All of one width, so that a page takes as much everywhere. */
  :root { --sans: Arial, "Liberation Sans", Helvetica, sans-serif; --serif: "Times New Roman", "Liberation Serif", Times, serif; }
  html { font-size: 9.2pt; }
  body { padding: 0; max-width: none; background: none; line-height: 1.3; }
  a { color: inherit; }
  nav, .spare { display: none !important; }
  header { border-top-width: 3px; padding-top: 2mm; }
  h1 { font-size: 1.9rem; margin: .1rem 0 .2rem; }
  .kicker, h2, .label, .facts, .since, .sources, .shown, .reason, .payer, .aside, .owner, footer, .measure figcaption, .code figcaption { font-size: 9pt; line-height: 1.25; }
  h2, .kicker { letter-spacing: .06em; }
  .label { letter-spacing: 0; text-transform: none; }
  .label::after { content: ":"; }
  .label { margin-right: .1em; }
  .when::before { content: "· "; }
  main { columns: 2; column-gap: 8mm; margin-top: 3mm; }
  section { margin-top: 0; }
  section + section { margin-top: 3.2mm; }
  h2 { margin-bottom: 1.4mm; }
  .item { display: block; }
  .item + .item { margin-top: 2.2mm; }
  h3 { font-size: 1.14rem; line-height: 1.2; margin-bottom: .6mm; }
  .spoken { font-size: 1rem; line-height: 1.3; }
  .statement .spoken { font-size: 1.1rem; line-height: 1.34; }
  .body > * + :is(p, .list, blockquote) { margin-top: .8mm; }
  blockquote { font-size: 1.08rem; line-height: 1.34; padding-left: 3mm; }
  .sources { margin-top: .6mm; padding-left: 2mm; }
  .sources li + li { margin-top: .4mm; }
  .where { display: inline; }
  .where a { display: none; }
  .address { display: inline; }
  .address::before { content: "· "; }
  .item:has(> .codes) { display: grid; grid-template-columns: minmax(0, 1fr) 16mm; column-gap: 3mm; }
  .codes { display: block; padding-top: 0; }
  .code + .code, .code figcaption { display: none; }
  .measures { display: block; }
  .measure + .measure { margin-top: 1.6mm; }
  .measure svg { margin-top: 1mm; max-width: none; }
  .item, .measure, footer, header { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  footer { margin-top: 3mm; padding-top: 1.4mm; break-before: avoid; }
  footer p + p { margin-top: .5mm; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
