/** How the slides look: what is laid over Marp's default theme. */
export const SLIDES_STYLE = `
section {
  padding: 96px 84px 140px; background: #fdfcfa; color: #1b2129; font-size: 30px; line-height: 1.45; border-top: 10px solid #0b5f6e;
  font-family: system-ui, -apple-system, "Segoe UI", "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
  display: flex; flex-direction: column; justify-content: center; align-items: flex-start;
}
section > *, section > :is(p, h1, h2) { margin: 0; max-width: 1080px; }
h1, h2, blockquote { font-family: "Iowan Old Style", "Palatino Linotype", Palatino, P052, Charter, Georgia, serif; color: #1b2129; }
h1 { font-size: 76px; line-height: 1.12; font-weight: 600; }
h2 { font-size: 60px; line-height: 1.16; font-weight: 600; text-wrap: balance; }
h6 { position: absolute; top: 56px; left: 84px; font-size: 20px; font-weight: 600; letter-spacing: .09em; text-transform: uppercase; color: #0b5f6e; }
section > :is(h2 + p, h2 + ul, h2 + blockquote) { margin-top: 30px; }
p { color: #3b434d; }
section > :is(p + p, p + ul, ul + p) { margin-top: 20px; }
ul { padding-left: 1.1em; }
li + li { margin-top: 10px; }
blockquote { border-left: 6px solid #0b5f6e; padding: 0 0 0 36px; font-size: 46px; line-height: 1.35; font-style: italic; }
blockquote p { color: #1b2129; }
a { color: inherit; text-decoration-color: #b9c4c6; }
section > p:last-child:has(> em:only-child) { position: absolute; left: 84px; right: 160px; bottom: 48px; font-size: 20px; line-height: 1.4; color: #565e68; }
p em { font-style: normal; }
section::after { color: #565e68; font-size: 18px; right: 84px; bottom: 48px; }
section.title { background: #0b3f4a; border-top-color: #74c3d0; }
section.title h1, section.title p { color: #fdfcfa; }
section.title h6 { color: #9ad4dd; }
section.title h1 + p { margin-top: 28px; }
section.end { font-size: 24px; }
section.claims h2 { font-size: 40px; color: #0b5f6e; }
section.claims h2 + ul { margin-top: 34px; }
section.claims ul { list-style: none; padding: 0; }
section.claims li + li { margin-top: 26px; }
section.claims strong { font: 600 38px/1.2 "Iowan Old Style", "Palatino Linotype", Palatino, P052, Charter, Georgia, serif; color: #1b2129; }
section.claims em { font-size: 21px; font-style: normal; color: #565e68; }
section.many h2 { font-size: 34px; }
section.many h2 + ul { margin-top: 22px; }
section.many li + li { margin-top: 16px; }
section.many strong { font-size: 31px; }
section.dense { font-size: 25px; }
section.dense h2 { font-size: 42px; }
section.dense blockquote { font-size: 28px; }
`;
