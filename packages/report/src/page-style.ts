/** The style sheet of the report: quiet paper, light and dark, narrow and print. */
import { dark, light, type Theme } from './theme.js'

const tokens = (theme: Theme): string =>
  `--page:${theme.page};--panel:${theme.panel};--text:${theme.text};--muted:${theme.muted};--hairline:${theme.hairline};--link:${theme.link};--ok:${theme.ok};--look:${theme.look};--stop:${theme.stop}`

const base = `
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,sans-serif;font-variant-numeric:tabular-nums}
.frame{display:grid;grid-template-columns:200px minmax(0,1fr);gap:32px;max-width:1120px;margin:0 auto;padding:24px}
header{max-width:1120px;margin:0 auto;padding:24px 24px 0}
h1{font-size:30px;line-height:1.2;margin:0 0 8px}h2{font-size:24px;line-height:1.3;margin:0 0 12px}h3{font-size:20px;margin:24px 0 8px}h4{font-size:16px;margin:16px 0 8px}
h1,h2,h3,h4{font-weight:600}
p,li,blockquote{max-width:75ch;overflow-wrap:anywhere}
a{color:var(--link)}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
nav{position:sticky;top:16px;align-self:start;font-size:14px;max-height:calc(100vh - 32px);overflow:auto}
nav ol{list-style:none;margin:0 0 16px;padding:0}nav li{margin:0 0 4px}nav a{text-decoration:none;display:block;min-height:24px}
nav a:hover{text-decoration:underline}
section{border-top:1px solid var(--hairline);padding:24px 0}
section.below{content-visibility:auto;contain-intrinsic-size:auto 600px}
.pictures{display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start}
figure{margin:0 0 16px;flex:1 1 var(--width);max-width:calc(var(--width)*1.3);min-width:0}
.sheet{background:${light.page};padding:8px;border-radius:4px;outline:1px solid var(--hairline)}
.sheet svg{display:block;width:100%;height:auto}
figcaption{font-size:13px;color:var(--muted);padding:8px 0 0;max-width:75ch}
.lines figure{margin:0;max-width:none}.lines .sheet{border-radius:0;padding:2px 8px;outline:0;border:1px solid var(--hairline);border-bottom:0}
.lines figure:last-child .sheet{border-bottom:1px solid var(--hairline)}
.scroll{overflow-x:auto;margin:0 0 16px}
table{border-collapse:collapse;font-size:14px}
caption{text-align:left;font-weight:600;padding:0 0 4px}
th,td{text-align:left;vertical-align:top;padding:4px 12px 4px 0;border-bottom:1px solid var(--hairline)}
tbody th{font-weight:400}
td.n{white-space:nowrap}td .words{display:inline-block;min-width:18ch}
.muted,.who{color:var(--muted)}
.light{white-space:nowrap;font-weight:600}.light.ok{color:var(--ok)}.light.look{color:var(--look)}.light.stop{color:var(--stop)}.light.unknown{color:var(--muted)}
details{margin:0 0 16px}summary{cursor:pointer;min-height:24px}details.inline{margin:0}
code,pre{font:14px/1.5 ui-monospace,monospace;overflow-wrap:anywhere}
pre{background:var(--panel);padding:12px;border-radius:4px;white-space:pre-wrap;margin:0 0 16px}
blockquote{margin:0 0 16px;padding:12px 16px;background:var(--panel);border-radius:4px}blockquote p{margin:0}
.warnings li{margin:0 0 12px}`

const narrow = `@media (max-width:700px){.frame{display:block;padding:12px}header{padding:12px 12px 0}nav{position:static;max-height:none;margin-bottom:16px}nav ol{columns:2}
.scroll tbody th,.scroll thead th:first-child{position:sticky;left:0;background:var(--page);box-shadow:0 1px var(--hairline)}nav a,summary{min-height:44px}.wide .sheet,.lines{overflow-x:auto}.wide .sheet svg{min-width:640px}
.lines .sheet{overflow:visible}.lines .sheet svg{min-width:0}.lines figure{min-width:580px}}`

const print = `@media print{@page{size:A4;margin:15mm}:root{${tokens(light)};color-scheme:light}body{font-size:10pt}.frame{display:block;padding:0}header{padding:0}nav{display:none}
section{break-inside:auto;padding:12px 0}section.below{content-visibility:visible}figure,tr,.light,blockquote{break-inside:avoid}h2,h3,h4,caption{break-after:avoid}
figure{max-width:var(--width);flex-basis:var(--width)}.sheet{padding:0;outline:0}.scroll{overflow:visible}a{color:inherit;text-decoration:none}
details::details-content{content-visibility:visible;block-size:auto}}`

export const pageStyle = `:root{color-scheme:light dark;${tokens(light)}}
@media (prefers-color-scheme:dark){:root{${tokens(dark)}}}${base}
${narrow}
${print}`
