/** The frame of the HTML report: styles for light and dark, a strict policy, one small script. Knows no report. */

export function htmlPage(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** For text and attributes: nothing from a program becomes markup. */
export function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, ch => `&#${ch.charCodeAt(0)};`)
    .replace(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

const STYLE = `
:root { color-scheme: light dark; --line: #c9ced6; --soft: #f2f4f7; --text: #1c2026; --dim: #59616d; --mark: #b3261e; --warm: #f5c08a; --hot: #e8853d; }
@media (prefers-color-scheme: dark) { :root { --line: #3c434d; --soft: #22272e; --text: #e4e8ee; --dim: #a3acb8; --mark: #ff8a80; --warm: #7a4a1d; --hot: #8f4c14; } }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: Canvas; }
main { max-width: 82rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
.dim { color: var(--dim); }
pre, code { font: 13px/1.5 ui-monospace, monospace; }
pre { background: var(--soft); padding: .6rem .8rem; overflow-x: auto; border-radius: 4px; }
pre mark { background: none; color: var(--mark); text-decoration: underline wavy; font-weight: 600; }
h1, p, li, td code, summary { overflow-wrap: anywhere; } .scroll { overflow-x: auto; }
.scrub { flex-wrap: wrap; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { text-align: left; padding: .25rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
details { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; padding: .4rem .8rem; }
summary { cursor: pointer; }
summary:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
.flame { overflow-x: auto; } .flame ul { list-style: none; margin: 0; padding: 0; display: flex; width: 100%; }
.flame li { box-sizing: border-box; min-width: 0; } .flame span { display: block; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; background: var(--warm); border: 1px solid Canvas; padding: 1px 4px; font-size: 12px; }
.flame .optimized > span { background: var(--hot); }
h3 { font-size: 1rem; } h4 { font-size: .9rem; margin: .8rem 0 .3rem; }
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 0 1rem; } .beside > div { min-width: 0; }
pre:focus-visible, .flame:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
svg text { fill: var(--text); font-size: 12px; } svg .small { fill: var(--dim); font-size: 11px; } .edge { fill: none; stroke: var(--dim); }
.layout rect { fill: var(--soft); stroke: var(--line); } .layout.used rect { stroke: var(--hot); stroke-width: 2; }
.scrub { display: flex; gap: .5rem; align-items: center; margin: .5rem 0; } .scrub input { flex: 1; }
`;

/** Steps through the deopts; without scripts all of them are shown. */
const SCRIPT = `
const slider = document.getElementById('deopt-slider');
if (slider) {
  const items = [...document.querySelectorAll('.deopt')];
  const all = document.getElementById('deopt-all');
  const show = () => {
    all.setAttribute('aria-pressed', 'false');
    items.forEach((item, i) => { item.hidden = i !== Number(slider.value); });
    document.getElementById('deopt-position').textContent = (Number(slider.value) + 1) + ' of ' + items.length;
  };
  all.addEventListener('click', () => {
    const shown = all.getAttribute('aria-pressed') !== 'true';
    all.setAttribute('aria-pressed', String(shown));
    if (shown) items.forEach(item => { item.hidden = false; });
    else show();
  });
  slider.addEventListener('input', show);
  document.getElementById('deopt-controls').hidden = false;
  show();
}
`;
