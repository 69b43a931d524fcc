/** The light theme of the app (`app/tokens.css`), for a screen and for A4. */
export const css = `
:root { color-scheme: light; --text: #14202b; --dim: #4c5c6a; --line: #d9e0e6; --strong: #7c8b98; --accent: #0a5fa3; --soft: #0a5fa326; --attention: #855700; }
* { box-sizing: border-box; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { max-width: 1120px; margin: 0 auto; padding: 32px 24px; background: #fff; color: var(--text);
  font: 400 15px/22px "Pretendard", "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", system-ui, sans-serif; font-variant-numeric: tabular-nums; word-break: keep-all; }
h1 { margin: 0; font-size: 26px; line-height: 34px; }
h2 { margin: 0 0 4px; font-size: 19px; line-height: 28px; }
h3 { margin: 20px 0 4px; font-size: 15px; line-height: 22px; }
p { margin: 4px 0; max-width: 78ch; }
a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
.lead { font-weight: 600; } .note, dt, figcaption, .counts { color: var(--dim); font-size: 13px; line-height: 18px; }
section { margin-top: 32px; padding-top: 20px; border-top: 1px solid var(--line); }
table { width: 100%; margin-top: 10px; border-collapse: collapse; font-size: 13px; line-height: 18px; } table.narrow { width: auto; min-width: 320px; }
th, td { padding: 5px 10px 5px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: middle; font-weight: 400; white-space: nowrap; }
thead th { color: var(--dim); vertical-align: bottom; border-bottom-color: var(--strong); } tbody th { font-weight: 600; }
th:last-child, td:last-child { padding-right: 0; } .number { text-align: right; } th.group { text-align: center; border-bottom: 0; white-space: normal; padding-left: 18px; }
tr.first td, tr.first th { border-top: 1px solid var(--strong); }
.tag { display: inline-block; margin-left: 8px; padding: 0 6px; border: 1px solid var(--strong); border-radius: 6px; color: var(--dim); font: inherit; font-size: 12px; line-height: 16px; font-weight: 400; }
.evidence { font-size: 13px; font-weight: 400; color: var(--dim); } h2 .evidence { margin-left: 12px; } .evidence.weak, .evidence.experimental { color: var(--attention); }
.counts { display: flex; flex-wrap: wrap; gap: 8px 28px; margin: 12px 0; padding: 0; list-style: none; } .counts b { display: block; color: var(--text); font-size: 17px; line-height: 24px; }
.files { margin: 0; padding-left: 18px; font-size: 13px; line-height: 18px; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 24px; margin: 12px 0 0; font-size: 13px; line-height: 18px; } dd { margin: 0; overflow-wrap: anywhere; }
.figures { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; } figure { margin: 8px 0 0; } figcaption { font-weight: 600; }
svg { display: block; } svg.plot { width: 100%; max-width: 380px; height: auto; } svg.key { display: inline-block; margin-right: 6px; vertical-align: -2px; } svg.forest { margin-left: auto; }
svg text { font-size: 11px; fill: var(--dim); } svg .name { font-size: 12px; }
.grid { stroke: var(--line); } .axis, .diagonal { stroke: var(--strong); } .diagonal { stroke-dasharray: 3 4; } .cut { stroke: var(--text); stroke-dasharray: 2 3; }
.curve { fill: none; stroke: var(--accent); stroke-width: 2; } .band { fill: var(--soft); } .dot { fill: var(--accent); } .whisker { stroke: var(--accent); stroke-opacity: .55; }
.mark { fill: #fff; stroke: var(--text); stroke-width: 1.6; } .mark.filled { fill: var(--text); } .upper { fill: var(--accent); } .lower { fill: #9fb0bf; }
@media screen and (max-width: 860px) { .figures { grid-template-columns: 1fr; } section { overflow-x: auto; } }
@page { size: A4; margin: 12mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 11px; line-height: 16px; } table, dl, .files, .tag, .evidence, .note, dt, .counts { font-size: 9px; line-height: 13px; } .counts b { font-size: 12px; line-height: 16px; } h1 { font-size: 20px; line-height: 26px; } h2 { font-size: 15px; line-height: 20px; } h3 { margin-top: 12px; font-size: 11px; line-height: 16px; } th, td { padding: 3px 6px 3px 0; }
  h2, h3, thead { break-after: avoid; } tr, figure, .figures { break-inside: avoid; } section.label { break-before: page; border-top: 0; margin-top: 0; padding-top: 0; }
  a { color: inherit; } svg.forest { width: 90px; }
}
`;
