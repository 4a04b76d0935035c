"""How a page looks: black on white, ruled, on A4."""

from __future__ import annotations

CSS = """\
@page {
  size: A4 portrait; margin: 20mm 18mm 20mm;
  @top-left { content: ""; } @top-center { content: ""; } @top-right { content: ""; }
  @bottom-left { content: ""; } @bottom-right { content: ""; }
  @bottom-center { content: "\\2014  " counter(page) " \\2014"; font: 10.5pt SimSun, "Noto Serif CJK SC"; }
}
@page wide { size: A4 landscape; margin: 15mm 15mm 15mm; }
* { box-sizing: border-box; }
html { color: #000; background: #fff; }
body {
  margin: 0; font-size: 12pt; line-height: 1.5;
  font-family: FangSong, FangSong_GB2312, STFangsong, "Noto Serif CJK SC", "Source Han Serif SC",
    SimSun, serif;
}
section { page: auto; }
section.wide { page: wide; }
section + section { break-before: page; }
h1, h2 {
  margin: 0 0 6mm; text-align: center; font-weight: bold; line-height: 1.4;
  font-family: SimSun, STSong, "Noto Serif CJK SC", "Source Han Serif SC", serif;
  break-after: avoid;
}
h1 { font-size: 19pt; }
h2 { font-size: 16pt; }
.lead { margin: 0 0 6mm; text-indent: 2em; text-align: justify; }
.annex { margin: 0 0 3mm; text-align: left; font-family: SimHei, "Noto Sans CJK SC", sans-serif; }
table {
  width: calc(100% - 1pt); margin: 0 auto; border-collapse: collapse; border: 0.6pt solid #000;
  font-size: 11pt; line-height: 1.35;
}
caption { caption-side: top; text-align: right; padding: 0 0 1mm; font-size: 10.5pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.6pt solid #000; padding: 1.2mm 1.6mm; vertical-align: middle; overflow-wrap: anywhere; }
th { text-align: center; font-weight: bold; overflow-wrap: break-word; }
.t { text-align: left; min-width: 5em; }
.k { min-width: 9.5em; word-break: keep-all; }
.i { text-align: center; min-width: 3em; }
th.t { text-align: center; }
th.n { min-width: 4em; }
.wide th.n { min-width: 0; }
td.n {
  text-align: right; overflow-wrap: normal;
  font-variant-numeric: tabular-nums lining-nums;
}
td.green { background: #dff0d8; } td.blue { background: #d9e8f6; }
td.yellow { background: #fff2c4; } td.red { background: #f8d7d3; }
.wide table { font-size: 10pt; }
.wide th, .wide td { padding: 0.9mm 1mm; }
.dense table { font-size: 8pt; }
.legend, .notes { font-size: 10.5pt; margin: 3mm 0 0; }
.legend span { display: inline-block; margin-right: 1.2em; }
.notes { display: flex; }
.notes span { flex: none; }
.notes p, .notes ol { margin: 0; }
.notes ol { padding-left: 1.6em; }
.notes li { break-inside: avoid; }
.fill-in { display: flex; justify-content: flex-end; gap: 10mm; margin: 10mm 0 0; break-inside: avoid; }
.fill-in p { display: flex; margin: 0; }
.fill-in i { width: 42mm; border-bottom: 0.6pt solid #000; }
@media screen {
  body { max-width: 210mm; margin: 10mm auto; padding: 0 6mm; }
  section.wide {
    width: 280mm; max-width: calc(100vw - 12mm);
    position: relative; left: 50%; transform: translateX(-50%);
  }
  section + section { margin-top: 16mm; }
}
"""
