/** The one style sheet of the service's pages. Light and dark by the visitor's own setting; no font or picture is fetched. */
export const siteCss = `
:root { color-scheme: light dark; --ground: #f7f8f7; --card: #fff; --text: #1c2524; --soft: #55615f; --line: #d5dcda; --accent: #1f5f5b; --on-accent: #fff; --wrong: #9b2c1f; --done: #24603a; }
@media (prefers-color-scheme: dark) { :root { --ground: #141a19; --card: #1d2524; --text: #eef2f1; --soft: #a9b5b2; --line: #3a4644; --accent: #7cc4bd; --on-accent: #0d1514; --wrong: #f0a296; --done: #93d3a8; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; display: flex; flex-direction: column; min-height: 100vh; }
header, footer { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; justify-content: space-between; padding: 1rem clamp(1rem, 4vw, 3rem); }
header nav, footer nav { display: flex; flex-wrap: wrap; gap: 1.25rem; }
footer { margin-top: auto; color: var(--soft); font-size: .9375rem; }
.name { font-weight: 650; text-decoration: none; color: var(--text); }
main { width: min(36rem, 100% - 2rem); margin: 2rem auto 4rem; }
main.wide { width: min(60rem, 100% - 2rem); }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem; font-weight: 650; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
a { color: var(--accent); text-underline-offset: .2em; }
form { display: grid; gap: 1.25rem; margin: 1.5rem 0; }
.field { display: grid; gap: .35rem; border: 0; padding: 0; margin: 0; min-width: 0; }
label, legend { font-weight: 600; padding: 0; }
input[type=text], input[type=email], input[type=password], input[type=date], textarea { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: .5rem; padding: .65rem .75rem; width: 100%; }
.tick { display: flex; gap: .65rem; align-items: baseline; font-weight: 400; padding: .2rem 0; }
.tick input { width: 1.1rem; height: 1.1rem; flex: none; translate: 0 .15rem; accent-color: var(--accent); }
.hint, .cards span { color: var(--soft); margin: 0; font-size: .9375rem; }
.problem { color: var(--wrong); margin: 0; font-size: .9375rem; }
[aria-invalid=true] { border-color: var(--wrong); }
.notice { border-left: 4px solid var(--wrong); background: var(--card); padding: .75rem 1rem; border-radius: .25rem; }
.notice.done { border-color: var(--done); }
button, .button { font: inherit; font-weight: 600; background: var(--accent); color: var(--on-accent); border: 1px solid var(--accent); border-radius: .5rem; padding: .65rem 1.25rem; cursor: pointer; text-decoration: none; display: inline-block; justify-self: start; }
button.quiet { background: transparent; color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
p.ways { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; }
.notice { font-size: 1rem; color: var(--text); }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .5rem 1rem; z-index: 1; }
.cards { list-style: none; padding: 0; display: grid; gap: .75rem; }
.cards li { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem 1.25rem; display: grid; gap: .25rem; }
.cards form { margin: .5rem 0 0; }
main ol { padding-left: 1.25rem; }
.code svg { width: 12rem; height: 12rem; background: #fff; padding: .5rem; border-radius: .5rem; }
.key { overflow-wrap: anywhere; }
.device-code { font-size: 2rem; letter-spacing: .1em; margin: .5rem 0; }
.codes { columns: 2; list-style: none; padding: 0; }
.letter { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: .25rem 1.25rem; overflow-wrap: anywhere; }
.letter h2 { margin-top: 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
.plans th[scope=row] { font-weight: 400; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); }
@media (max-width: 36rem) {
  .facts thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .facts, .facts tbody, .facts tr, .facts td { display: block; }
  .facts tr { padding: .75rem 0; border-bottom: 1px solid var(--line); }
  .facts td { border: 0; padding: .15rem 0; }
  .facts td::before { content: attr(data-column); display: block; color: var(--soft); font-size: .85rem; }
}
`;
