/** The one style sheet of the service's pages. Light and dark by the visitor's own setting; no font is fetched. */
export const siteCss = `
:root { color-scheme: light dark; --ground: #fbfaf7; --card: #fff; --text: #1d2327; --soft: #5b6670; --line: #e4e1da; --edge: #868c8f; --accent: #0f6b6b; --tint: #e3efee; --on-accent: #fff; --wrong: #9b2c1f; --done: #24603a; }
@media (prefers-color-scheme: dark) { :root { --ground: #141312; --card: #1d1b19; --text: #ece7df; --soft: #a39b8f; --line: #322e2a; --edge: #7d766c; --accent: #58b8b0; --tint: #1c2b2a; --on-accent: #141312; --wrong: #f0a296; --done: #93d3a8; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--text); font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; font-variant-numeric: tabular-nums; display: flex; flex-direction: column; min-height: 100vh; min-height: 100dvh; overflow-wrap: break-word; }
h1, h2, h3, strong, li, p { overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem; font-weight: 650; text-wrap: balance; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1.0625rem; margin: 0 0 .25rem; }
p, ul, ol { margin: 0 0 1rem; }
a { color: var(--accent); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .65rem 1rem; z-index: 1; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

/* The frame of every page. */
.top, .foot { display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: center; justify-content: space-between; padding: .5rem clamp(1rem, 4vw, 3rem); }
.top { border-bottom: 1px solid var(--line); }
.top nav, .foot nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
@media (max-width: 36rem) { .top { gap: 0 .75rem; } .top nav { gap: 0 1rem; } .top a { font-size: 1rem; } }
.top a, .foot a { display: inline-flex; align-items: center; min-height: 2.75rem; text-decoration: none; }
.top a:hover, .foot a:hover { text-decoration: underline; }
.name { font-weight: 650; gap: .5rem; color: var(--text); }
.name svg { width: 1.5rem; height: 1.5rem; color: var(--accent); }
.foot { margin-top: auto; border-top: 1px solid var(--line); font-size: .9375rem; }
.foot a { color: var(--soft); }
main { width: min(36rem, 100% - 2rem); margin: 2.5rem auto 4rem; }
main.wide { width: min(60rem, 100% - 2rem); }
main.wide > p { max-width: 44rem; }
.rooms { display: none; }
.up { display: inline-flex; align-items: center; min-height: 2.75rem; margin: -1.5rem 0 .25rem; }
@media (min-width: 60rem) {
  .within { display: grid; grid-template-columns: 13rem minmax(0, 36rem); gap: 4rem; width: min(53rem, 100% - 2rem); margin: 2.5rem auto 4rem; align-items: start; }
  .within main { width: auto; margin: 0; }
  .up { display: none; }
  .rooms { display: grid; gap: .125rem; font-size: 1rem; }
  .rooms a { padding: .5rem .75rem; border-radius: .5rem; text-decoration: none; color: var(--text); }
  .rooms a:hover { background: var(--tint); }
  .rooms [aria-current] { background: var(--tint); color: var(--accent); font-weight: 600; }
}

/* Forms. */
form { display: grid; gap: 1.25rem; margin: 1.5rem 0; justify-items: start; }
form > * { margin: 0; }
.field { display: grid; gap: .35rem; border: 0; padding: 0; margin: 0; min-width: 0; width: 100%; }
.field.wrong { border-left: 4px solid var(--wrong); padding-left: .75rem; }
label, legend { font-weight: 600; padding: 0; }
legend { margin-bottom: .35rem; }
input[type=text], input[type=email], input[type=password], input[type=date], textarea { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--edge); border-radius: .375rem; padding: .55rem .75rem; min-height: 2.75rem; width: 100%; }
input.short { width: 12rem; max-width: 100%; letter-spacing: .08em; }
input[aria-invalid=true] { border: 2px solid var(--wrong); }
.tick { display: flex; gap: .75rem; align-items: baseline; font-weight: 400; padding: .55rem 0; min-height: 2.75rem; }
.tick input { width: 1.25rem; height: 1.25rem; margin: 0; flex: none; translate: 0 .25rem; accent-color: var(--accent); }
.hint { color: var(--soft); margin: 0; font-size: .9375rem; font-weight: 400; }
.problem { color: var(--wrong); margin: 0; font-size: .9375rem; font-weight: 600; }
button, .button { font: inherit; font-weight: 600; background: var(--accent); color: var(--on-accent); border: 1px solid var(--accent); border-radius: .5rem; padding: .55rem 1.25rem; min-height: 2.75rem; max-width: 100%; cursor: pointer; text-decoration: none; display: inline-flex; align-items: center; text-align: start; }
button:hover, .button:hover { filter: brightness(1.08); }
button.quiet, .button.quiet { background: transparent; color: var(--accent); }
button.grave { background: transparent; color: var(--wrong); border-color: var(--wrong); }
.notice { font-size: 1rem; font-weight: 400; color: var(--text); border: 1px solid var(--line); border-left: 4px solid var(--wrong); background: var(--card); padding: .75rem 1rem; border-radius: .375rem; margin: 0 0 1.5rem; }
.notice.done { border-left-color: var(--done); }
.notice.done:focus { outline: none; }
.notice.told { border-left-color: var(--accent); }
.notice form { margin: .5rem 0; }
.notice h2 { font-size: 1.0625rem; margin: 0 0 .25rem; }
.notice ul { margin: 0; padding-left: 1.25rem; }
.notice li a { color: var(--wrong); font-weight: 600; }

/* What stands in pages. */
.lead { font-size: 1.1875rem; }
p.ways { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; align-items: center; margin-top: 1.5rem; }
p.ways a:not(.button) { display: inline-flex; align-items: center; min-height: 2.75rem; }
.cards { list-style: none; padding: 0; display: grid; gap: .75rem; }
.cards > li { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.25rem; display: grid; gap: .25rem; }
.cards form { margin: .5rem 0 0; }
.cards span { color: var(--soft); font-size: .9375rem; }
.doors { list-style: none; padding: 0; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
.doors li + li { border-top: 1px solid var(--line); }
.doors a { display: grid; gap: .125rem; padding: .75rem 1.25rem; text-decoration: none; }
.doors a:hover strong { text-decoration: underline; }
.doors strong { font-weight: 600; }
.doors span { color: var(--soft); font-size: .9375rem; }
main ol { padding-left: 1.25rem; }
.code svg { width: 12rem; height: 12rem; background: #fff; padding: .5rem; border-radius: .5rem; display: block; margin-bottom: 1rem; }
.key { overflow-wrap: anywhere; }
.device-code { font-size: 2rem; letter-spacing: .1em; margin: .5rem 0; }
.codes { columns: 2; list-style: none; padding: 0; }
.letter { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .25rem 1.25rem; overflow-wrap: anywhere; }
.letter h2 { margin-top: 1rem; }
.scroll { overflow-x: auto; margin-bottom: 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); }
@media (max-width: 36rem) {
  .facts thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .facts, .facts tbody, .facts tr, .facts td { display: block; }
  .facts tr { padding: .75rem 0; border-bottom: 1px solid var(--line); }
  .facts td { border: 0; padding: .15rem 0; }
  .facts td:first-child { font-weight: 600; }
  .facts td::before { content: attr(data-column) ": "; color: var(--soft); }
  .facts td:first-child::before { content: none; }
}

/* The first page and the plans. */
.hero h1 { font-size: clamp(1.875rem, 5vw, 2.5rem); }
.shot { margin: 2rem 0 0; }
@media (min-width: 60rem) {
  .hero { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 3rem; align-items: center; }
  .hero .shot { margin: 0; }
}
.shot img { display: block; width: 100%; height: auto; border: 1px solid var(--line); border-radius: .5rem; }
figcaption { color: var(--soft); font-size: .9375rem; margin-top: .5rem; }
.columns { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); list-style: none; padding: 0; }
.columns p { margin: 0; color: var(--soft); }
.promise { background: var(--tint); border-radius: .5rem; padding: 1.25rem 1.5rem; margin: 2.5rem 0; }
.promise h2 { margin-top: 0; }
.promise > :last-child { margin-bottom: 0; }
.plans { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); list-style: none; padding: 0; }
.plans > li { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1.25rem 1.5rem; }
.plans h2 { margin: 0; }
.plans ul { list-style: disc; padding-left: 1.25rem; margin: .75rem 0 0; }
.price { color: var(--text); font-weight: 600; margin: .25rem 0 0; }

@media print {
  :root { color-scheme: light; --ground: #fff; --card: #fff; --text: #000; --soft: #333; --line: #999; --accent: #000; }
  body { font-size: 10.5pt; display: block; }
  .top nav, .foot, .skip, .rooms, .up, form, .ways { display: none; }
  main, main.wide, .within { width: auto; margin: 0; display: block; }
  h2, h3, tr { break-inside: avoid; break-after: avoid; }
  tr { break-after: auto; }
}
`;
