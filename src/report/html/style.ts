/** Style sheet of the page: no fonts or pictures from elsewhere, A4 in print, readable without colour. */
export const STYLE = `
:root { --ink: #1c1f24; --deep: #1f3a5f; --line: #b8bdc6; --soft: #f1f3f6; --bad: #8f1d14; --doubt: #6b5200; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 16px 20px 40px; max-width: 210mm; color: var(--ink); background: #fff;
  font: 14px/1.55 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", "WenQuanYi Zen Hei", Arial, sans-serif;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; overflow-wrap: anywhere; }
h1 { font-size: 24px; margin: 8px 0 4px; color: var(--deep); }
h2 { font-size: 20px; margin: 0; color: var(--deep); }
h3 { font-size: 15px; margin: 20px 0 6px; padding-left: 8px; border-left: 4px solid var(--deep); break-after: avoid; }
p { margin: 6px 0; }
a { color: inherit; }
.facts, .note, .id, .legend, footer { color: #44484f; font-size: 12px; }
.facts { margin: 0 0 12px; padding: 0; list-style: none; }
section.page { margin-top: 36px; padding-top: 12px; border-top: 3px solid var(--deep); }
.head { display: flex; justify-content: space-between; align-items: flex-end; gap: 24px; flex-wrap: wrap; }
.score { text-align: right; white-space: nowrap; }
.score b { font-size: 26px; color: var(--deep); font-variant-numeric: tabular-nums; }
.counts { display: flex; gap: 8px; margin: 10px 0 4px; padding: 0; list-style: none; }
.counts li { flex: 1; padding: 6px 10px; border: 1px solid var(--line); background: var(--soft); }
.counts b { display: block; font-size: 18px; }
.counts .fail b, .bad { color: var(--bad); } .counts .unknown b, .doubt { color: var(--doubt); }
.gates { margin: 8px 0; padding: 0; list-style: none; }
.gates li { padding: 3px 8px; border-left: 4px solid var(--line); margin: 3px 0; }
.gates .fail { border-color: var(--bad); font-weight: bold; } .gates .unknown { border-left-style: dashed; border-color: var(--doubt); }
.charts { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 4px; break-inside: avoid; }
.charts svg { flex: 0 1 auto; height: auto; max-width: 100%; }
.charts svg + svg { max-width: 52%; } .charts svg:first-child:not(:last-child) { max-width: 47%; }
.legend span { margin-right: 16px; white-space: nowrap; } .legend svg { vertical-align: -2px; margin-right: 4px; }
table { width: 100%; border-collapse: collapse; font-size: 12.5px; margin: 4px 0 8px; }
th, td { border: 1px solid var(--line); padding: 3px 6px; text-align: left; vertical-align: top; unicode-bidi: plaintext; }
th { background: var(--soft); font-weight: 600; } thead { display: table-header-group; } tr { break-inside: avoid; }
td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.number svg { display: block; width: 96px; height: 13px; margin: 2px 0 1px auto; } th.number { white-space: normal; }
tfoot { display: table-row-group; } tfoot td { font-weight: 600; background: var(--soft); }
.wide { overflow-x: auto; } .short { white-space: nowrap; } .ranking td:nth-child(2) { width: 34%; min-width: 9em; } .ranking td:nth-child(5) { min-width: 5em; }
th { overflow-wrap: normal; word-break: keep-all; } th::first-letter { text-transform: uppercase; }
q { quotes: "“" "”"; color: #44484f; } .items td:nth-child(1) { width: 25%; } .items td:nth-child(2) { width: 28%; }
footer { margin-top: 32px; border-top: 1px solid var(--line); padding-top: 8px; }
@media (max-width: 640px) { table { font-size: 11px; } th, td { padding: 2px 3px; } .ranking svg { display: none !important; } .charts svg { max-width: 100% !important; } .score { white-space: normal; text-align: left; } }
@page { size: A4; margin: 14mm 13mm; }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } table { font-size: 9pt; }
  .wide { overflow: visible; } section.page { margin-top: 0; } section + section.page, p + section.page { break-before: page; } a { text-decoration: none; } }
`
