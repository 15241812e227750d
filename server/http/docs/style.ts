export const STYLE = `
:root { color-scheme: light dark; --edge: #8883; --quiet: light-dark(#58626d, #9aa3ae); --side: light-dark(#f7f8f9, #111418);
  --ground: light-dark(#fff, #171b20); --text: light-dark(#1b2026, #dfe3e8); --accent: light-dark(#0f6e63, #5cbfab);
  --code: light-dark(#f0f2f4, #20262c); }
* { box-sizing: border-box; }
body { display: grid; grid-template-columns: 300px minmax(0, 1fr); margin: 0; color: var(--text); background: var(--ground);
  font: 14.5px/1.55 'Inter Variable', system-ui, sans-serif; }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 16px; background: var(--side);
  border-right: 1px solid var(--edge); font-size: 13px; }
nav ul { list-style: none; margin: 2px 0 8px; padding: 0 0 0 12px; }
nav li a { display: block; padding: 3px 0; overflow-wrap: anywhere; text-decoration: none; }
nav summary { padding: 4px 0; font-weight: 600; cursor: pointer; }
nav summary a { text-decoration: none; }
.home { margin: 0 0 10px; font-weight: 650; font-size: 15px; }
.home a { text-decoration: none; }
main { max-width: 900px; padding: 24px 36px 80px; }
h1 { font-size: 24px; margin: 0 0 4px; }
h2 { font-size: 20px; margin: 48px 0 0; padding-top: 12px; border-top: 1px solid var(--edge); }
h3 { font-size: 15px; margin: 32px 0 4px; overflow-wrap: anywhere; }
h3 a { text-decoration: none; }
h4 { font-size: 12.5px; margin: 14px 0 3px; color: var(--quiet); font-weight: 600; }
p { margin: 4px 0; max-width: 68ch; }
a { color: inherit; } main p a { color: var(--accent); }
.summary { font-weight: 500; }
.asks, .said, .where, .media { color: var(--quiet); } .said, .where { font-size: 13px; }
.media { font-weight: 400; }
article { scroll-margin-top: 12px; }
article:target { outline: 2px solid var(--accent); outline-offset: 12px; border-radius: 4px; }
.method { display: inline-block; min-width: 44px; font: 600 11px ui-monospace, monospace; color: var(--accent); }
.method.delete { color: light-dark(#b3261e, #f2918a); }
main ul { margin: 2px 0; padding-left: 18px; }
main li { padding: 1px 0; }
.schema ul { border-left: 1px solid var(--edge); list-style: none; padding-left: 14px; }
.type { color: light-dark(#6a4a9c, #c3a6f0); font-size: 13px; }
.optional { color: var(--quiet); font-size: 12px; font-style: italic; }
.or { color: var(--quiet); }
code { font: 13px ui-monospace, SFMono-Regular, Menlo, monospace; padding: 1px 4px; border-radius: 4px; background: var(--code);
  overflow-wrap: anywhere; }
pre { margin: 6px 0; padding: 10px 14px; border-radius: 8px; background: var(--code); overflow-x: auto;
  font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, monospace; }
main details { margin-top: 8px; } main summary { cursor: pointer; color: var(--quiet); font-size: 12.5px; font-weight: 600; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 8px; top: 8px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (max-width: 800px) { body { display: block; } nav { position: static; height: auto; max-height: 45vh;
  border-right: 0; border-bottom: 1px solid var(--edge); } main { padding: 16px 14px 60px; } }
@media print { nav { display: none; } body { display: block; } }`;
