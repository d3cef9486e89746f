"""The style sheet of a page in a browser: light and dark, on screen and on paper."""

EXPORT_SHEET = """\
:root { color-scheme: light dark; --ground: #FFFFFF; --ink: #1B1E22; --muted: #5A626C;
  --line: #E2E4E7; --accent: #1B5FAA; --supports: #0072B2; --opposes: #B44D06;
  --mixed: #765A9F; --refuses: #B3261E; }
@media (prefers-color-scheme: dark) { :root { --ground: #1F2226; --ink: #E8EAED;
  --muted: #A3ABB5; --line: #33383E; --accent: #7DB4F0; --supports: #56A8DC;
  --opposes: #EE8B4A; --mixed: #B49BD8; --refuses: #F2A19A; } }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; background: var(--ground);
  color: var(--ink); font: 15px/1.5 Inter, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; padding-top: .75rem;
  border-top: 1px solid var(--line); }
p { margin: 0 0 .5rem; }
a { color: var(--accent); text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
sup { line-height: 0; font-size: .75em; }
.note { float: right; font-size: .85rem; font-weight: normal; line-height: 1.9; }
.note, .facts, .muted, .neutral, .footer { color: var(--muted); }
.facts, .footer { font-size: .9rem; margin: 0 0 .15rem; }
.footer { margin-top: 1rem; }
.footer + .footer { margin-top: 0; }
.drug { font-weight: 600; margin: 0; }
.title { font-weight: 600; margin: 1rem 0 .25rem; }
.strong { font-weight: 600; }
.supports { color: var(--supports); }
.opposes { color: var(--opposes); }
.mixed { color: var(--mixed); }
table { border-collapse: collapse; }
.rows { width: 100%; font-size: .9rem; }
.rows th { text-align: left; font-weight: 500; color: var(--muted); }
.rows th, .rows td { padding: .4rem .75rem .4rem 0; vertical-align: top;
  border-bottom: 1px solid var(--line); }
.rows td p { margin: 0 0 .15rem; }
.rows .number { text-align: right; font-variant-numeric: tabular-nums; }
.verdict { margin: .5rem 0; }
.verdict td { vertical-align: top; }
.verdict .answer { white-space: nowrap; font-weight: 600; padding: .1rem 1rem .1rem 0; }
.verdict .says { font-size: 1.1rem; }
.answer.yes, .answer.probably { color: var(--supports); }
.answer.unlikely { color: var(--opposes); }
.answer.no { color: var(--refuses); }
.answer.conflicting { color: var(--mixed); }
.sources { font-size: .9rem; }
.sources td { vertical-align: top; padding: 0 0 .5rem; }
.sources .number { min-width: 2rem; padding-right: .5rem; text-align: right; }
@media print { body { max-width: none; margin: 0; font-size: 10pt; } thead { display:
  table-header-group; } tr { break-inside: avoid; } h2 { break-after: avoid; } }
"""
