/** How the site looks: on a phone and on a wide screen, light and dark, and on paper. */
export const SITE_STYLE = `
:root {
  --paper: #fdfcfa; --ink: #1b2129; --soft: #565e68; --rule: #dcd8d0; --accent: #0b5f6e; --wash: #f4f1eb; --field: #fff;
  --elite: #0b5f6e; --high: #2f8190; --medium: #b07d2b; --low: #a8472f;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, P052, Charter, Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
  color-scheme: light;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14181d; --ink: #e8e6e1; --soft: #a7adb5; --rule: #333a43; --accent: #74c3d0; --wash: #1b2127; --field: #1b2127;
    --elite: #74c3d0; --high: #4c9fae; --medium: #d3a24f; --low: #dd8268;
    color-scheme: dark;
  }
}
* { box-sizing: border-box; }
html { border-top: 5px solid var(--accent); font-size: 106.25%; -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: break-word; }
p, ul, ol, figure, blockquote, fieldset, pre { margin: 0; padding: 0; }
p, li, h1, h2, h3, h4, blockquote, option { unicode-bidi: plaintext; }
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 clamp(1.1rem, 4vw, 2.5rem); }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .2em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; display: inline-block; padding: .5rem 1rem; }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
header { padding-top: .9rem; padding-bottom: .8rem; display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; align-items: baseline; }
.brand { color: inherit; font: 600 1.05rem/1.6 var(--serif); text-decoration: none; }
header nav { display: flex; flex-wrap: wrap; gap: .1rem clamp(.7rem, 3vw, 1.1rem); font-size: clamp(.84rem, 3.6vw, .9rem); }
header nav a { color: var(--soft); text-decoration: none; padding: .2rem 0; }
header nav a:hover, header nav a[aria-current] { color: var(--accent); text-decoration: underline; }
main { padding-top: clamp(1.4rem, 4vw, 3rem); padding-bottom: 3rem; min-height: 60vh; }
article, .lead, h1, aside { max-width: 42rem; }
h1 { margin: 0 0 .8rem; font: 600 clamp(1.75rem, 5.4vw, 2.6rem)/1.16 var(--serif); letter-spacing: -.012em; text-wrap: balance; }
h1.long { font-size: clamp(1.4rem, 4.2vw, 1.9rem); line-height: 1.25; }
h2 { margin: 0 0 .9rem; font: 600 1.5rem/1.25 var(--serif); text-wrap: balance; }
.kicker, article section > h2, #pitch section > h2, .about section > h2, .answer section > :is(h2, h3), .groups :is(h2, h3), aside h2 { font: 600 .76rem/1.4 var(--sans); letter-spacing: .09em; text-transform: uppercase; color: var(--accent); }
.kicker { margin-bottom: .35rem; }
.lead { font: 1.12rem/1.5 var(--serif); color: var(--soft); margin-bottom: 1.6rem; }
.facts, .owner, small, .note { color: var(--soft); font-size: .88rem; }
section { margin-top: 2.2rem; }
article > section > h2, #pitch > section > h2, .about > section > h2 { display: flex; align-items: center; gap: .9rem; margin: 0 0 .9rem; }
article:not(.answer) > section > h2::after, #pitch > section > h2::after, .about > section > h2::after { content: ""; flex: 1; border-top: 1px solid var(--rule); }
article > p:not(.kicker) + p, article > section > p + p { margin-top: .7rem; }
article > section > ul { list-style: none; columns: 11rem; }
section > div + div { margin-top: 1.5rem; }
section > div:not(:has(h3, h4)) + div:not(:has(h3, h4)) { margin-top: .9rem; }
section > div h3, section > div h4 { margin: 0 0 .35rem; font: 600 1.14rem/1.3 var(--serif); text-wrap: balance; }
section > div h3 a, section > div h4 a, .answer h2 a { color: inherit; text-decoration-color: var(--rule); }
section > div h3 a:hover, section > div h4 a:hover, .answer h2 a:hover { text-decoration-color: var(--accent); }
.number { color: var(--accent); font-variant-numeric: lining-nums; margin-right: .25em; }
section > div > * + p, section > div > * + .list, section > div > * + blockquote, section > div > * + .measures { margin-top: .55rem; }
section > div > h3 + *, section > div > h4 + * { margin-top: 0; }
.spoken { font: 1.09rem/1.55 var(--serif); }
.said p { font: 1.22rem/1.48 var(--serif); text-wrap: pretty; }
.aside, .reason, .owner, .payer { color: var(--soft); font-size: .94rem; }
section > div b, .others b { font: 600 .72rem/1.4 var(--sans); letter-spacing: .07em; text-transform: uppercase; color: var(--soft); margin-right: .35em; }
.said b, .spoken b { color: var(--accent); }
blockquote { border-left: 3px solid var(--accent); padding-left: 1rem; font: italic 1.16rem/1.45 var(--serif); }
.list ul { padding-left: 1.2em; }
.list li + li { margin-top: .25rem; }
section > div > ul { list-style: none; margin-top: .5rem; font-size: .86rem; line-height: 1.5; color: var(--soft); }
section > div > ul a:not([href^=https]) { color: inherit; text-decoration-color: var(--rule); }
section > div > ul a[href^=https] { white-space: nowrap; font-weight: 600; }
section > div > ul li + li { margin-top: .25rem; }
.measures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); gap: 1.6rem 2.2rem; }
.measure svg { display: block; width: 100%; max-width: 25rem; height: auto; margin-top: .6rem; overflow: visible; }
.measure figcaption { font-size: .85rem; color: var(--soft); }
.measure figcaption strong { display: block; font: 600 1.05rem/1.3 var(--serif); color: var(--ink); }
.measure .since { font-size: .82rem; margin-top: .3rem; color: var(--soft); }
svg text { font-family: var(--sans); fill: var(--soft); }
svg .words { font-size: 11.5px; fill: var(--ink); }
svg .band { font-weight: 700; }
svg .unit { font-size: 10px; }
svg .track { fill: var(--wash); }
svg .tick { stroke: var(--rule); stroke-width: 1; }
svg .elite { fill: var(--elite); } svg .high { fill: var(--high); } svg .medium { fill: var(--medium); } svg .low { fill: var(--low); }
svg .spread { fill: var(--high); } svg .mean { fill: var(--ink); }

.ask h1 { margin-bottom: .9rem; font-size: clamp(2rem, 7vw, 3.2rem); }
textarea, select, button { font: inherit; color: inherit; }
textarea { display: block; width: 100%; max-width: 52rem; padding: .8rem 1rem; border: 1.5px solid var(--soft); border-radius: 8px; background: var(--field); font: 1.24rem/1.4 var(--serif); resize: vertical; field-sizing: content; min-height: 4.6rem; max-height: 40vh; }
textarea::placeholder { color: var(--soft); opacity: 1; font-style: italic; }
textarea:focus { outline: 3px solid var(--accent); outline-offset: -1px; border-color: transparent; }
select { padding: .3rem .5rem; border: 1px solid var(--soft); border-radius: 6px; background: var(--field); max-width: 100%; }
.row { margin-top: .8rem; display: flex; flex-wrap: wrap; gap: .4rem .6rem; align-items: center; font-size: .94rem; color: var(--soft); }
.row select { color: var(--ink); }
.examples { margin-top: .5rem; font-size: .94rem; color: var(--soft); }
.examples button { padding: .25rem 0; margin-right: .9rem; border: 0; background: none; color: var(--accent); text-align: left; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .2em; cursor: pointer; }
.answer { margin-top: 1.8rem; max-width: none; padding: 1.3rem clamp(1rem, 3vw, 1.9rem) 1.5rem; border-left: 4px solid var(--accent); border-radius: 4px; background: var(--wash); }
.answer.guess, .answer.nearest, .answer.other { border-left-color: var(--medium); }
.answer.guess .kicker, .answer:is(.nearest, .other) > section > h2 { color: inherit; }
.answer h2 { margin-bottom: 0; font-size: clamp(1.4rem, 4vw, 1.8rem); }
.answer .parts { margin-top: 1.1rem; }
.answer section { margin: 0; padding-bottom: 1.3rem; break-inside: avoid; }
.answer > section { max-width: 42rem; }
form:has(#said:not(:placeholder-shown)) .examples { display: none; }
.answer section > :is(h2, h3) { margin: 0 0 .4rem; }
.others { margin-top: .3rem; font-size: .94rem; }
.others span { margin-right: 1rem; }
.browse > section { margin-top: 3rem; }
.cards { list-style: none; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); gap: .8rem; }
.cards a { display: block; height: 100%; padding: .8rem 1rem; border: 1px solid var(--rule); border-radius: 6px; color: inherit; text-decoration: none; }
.cards a:hover { border-color: var(--accent); }
.cards b { display: block; font: 600 1.1rem/1.3 var(--serif); color: var(--accent); }
.cards span { font-size: .9rem; color: var(--soft); }
.groups { columns: 20rem; column-gap: 2.6rem; }
.groups section { margin: 0 0 1.5rem; break-inside: avoid-column; }
.groups :is(h2, h3) { margin: 0 0 .4rem; }
.groups ul, aside ul { list-style: none; }
.groups li, aside li { padding: .2rem 0; line-height: 1.4; }
.groups a, aside a { color: inherit; text-decoration-color: var(--rule); }
.groups a:hover, aside a:hover { color: var(--accent); text-decoration-color: var(--accent); }
aside { margin-top: 3rem; padding-top: .2rem; border-top: 1px solid var(--rule); max-width: none; columns: 20rem; column-gap: 2.6rem; }
aside section { margin-top: 1.2rem; break-inside: avoid-column; }
aside h2 { margin: 0 0 .3rem; }
.moments { list-style: none; }
.moments > li { display: grid; grid-template-columns: 4.6rem minmax(0, 1fr); gap: .2rem 1rem; padding: .5rem 0; border-top: 1px solid var(--rule); }
.moments ul { list-style: none; }
.time { font-variant-numeric: tabular-nums; font-weight: 600; }
.wishes { margin: .4rem 0 1.6rem; padding: .4rem 1.1rem 1rem; background: var(--wash); border-radius: 6px; }
fieldset { border: 0; margin-top: .5rem; min-width: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); column-gap: 1rem; }
legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.wishes details { margin-top: .7rem; }
.wishes summary { font: inherit; font-size: .94rem; color: var(--soft); }
fieldset label { display: flex; gap: .5em; align-items: center; padding: .2rem 0; font-size: .94rem; cursor: pointer; }
input[type=checkbox] { accent-color: var(--accent); width: 1.05em; height: 1.05em; margin: 0; }
details.about { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: 1rem; max-width: 42rem; }
summary { font: 600 1.14rem/1.3 var(--serif); cursor: pointer; }
.note { margin-top: 2.2rem; }
code { font: .92em ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
pre { margin-top: .8rem; padding: .8rem 1rem; background: var(--wash); border-radius: 6px; overflow-x: auto; }
footer { padding-top: 1.1rem; padding-bottom: 2.5rem; font-size: .82rem; line-height: 1.5; color: var(--soft); }
footer p + p { margin-top: .3rem; }
@media (min-width: 60rem) {
  .answer .parts { columns: 2; column-gap: 2.8rem; }
}
@media (scripting: none) { form { display: none; } }
@page { margin: 15mm 17mm; }
@media print {
  html { font-size: 9.6pt; }
  header nav, form, .skip, .browse, aside, details.about:not([open]) { display: none; }
  header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  header { border: 0; padding-top: 0; }
  main { min-height: 0; padding-top: 0; }
  a { color: inherit; }
  section > div > ul a[href^=https]::after { content: " (" attr(href) ")"; font-weight: 400; white-space: normal; overflow-wrap: anywhere; }
  section { margin-top: 1.1rem; }
  section > div, .measure, footer { break-inside: avoid; }
  h1, h2, h3, h4 { break-after: avoid; }
  .answer { background: none; }
  .answer .parts { columns: 1; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
