namespace SpeechEmotion.Training;

/// <summary>The page's style sheet. Both themes keep text at a contrast of 4.5 or more on cards, and of 3.8 or more on the heat map.</summary>
internal static class HtmlStyle
{
    public const string Sheet = """
        :root { color-scheme: light dark; --page: #f6f7f9; --card: #fff; --ink: #1b2430; --soft: #566273; --line: #dfe4ea; --base: #eef1f5;
          --accent: #2563c9; --on: #fff; --second: #c2570c; --warn: #8a4b00; --warn-page: #fff3dc; }
        @media (prefers-color-scheme: dark) { :root { --page: #11161d; --card: #19202a; --ink: #e7ecf3; --soft: #a3afbf; --line: #303a48; --base: #222b37;
          --accent: #7db0ff; --on: #0d1420; --second: #ffad66; --warn: #ffd08a; --warn-page: #3a2b12; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        main { max-width: 1080px; margin: 0 auto; padding: 32px 20px 56px; }
        h1 { font-size: 28px; line-height: 1.2; margin: 0 0 6px; letter-spacing: -.01em; }
        h2 { font-size: 17px; margin: 0 0 4px; }
        p { margin: 0 0 12px; color: var(--soft); max-width: 75ch; }
        .warning { background: var(--warn-page); color: var(--warn); border-radius: 10px; padding: 12px 16px; margin: 16px 0; font-weight: 600; }
        .grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 440px), 1fr)); gap: 16px; margin-top: 16px; align-items: stretch; }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(190px, 1fr)); gap: 16px; margin-top: 20px; }
        .card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 18px 20px; margin: 0; min-width: 0; }
        .wide { grid-column: 1 / -1; }
        .figure .value { font-size: 32px; line-height: 1.15; font-weight: 650; font-variant-numeric: tabular-nums; letter-spacing: -.02em; }
        .figure .label { color: var(--soft); font-size: 13px; }
        .figure .note { color: var(--soft); font-size: 13px; margin-top: 6px; }
        .figure:first-child .value { color: var(--accent); }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 18px; margin: 14px 0 0; font-size: 14px; }
        dt { color: var(--soft); } dd { margin: 0; }
        svg { display: block; width: 100%; height: auto; overflow: visible; font: 12px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        .matrix { max-width: 680px; margin: 0 auto; }
        line.grid { stroke: var(--line); } line.axis { stroke: var(--soft); stroke-width: 1; }
        line.ideal { stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 5 4; }
        text { fill: var(--ink); } text.tick, text.title, text.small { fill: var(--soft); } text.small { font-size: 11px; } text.name { font-size: 13px; }
        text.cell { font-size: 15px; font-weight: 600; font-variant-numeric: tabular-nums; } text.value { font-variant-numeric: tabular-nums; }
        text.mid { text-anchor: middle; } text.end { text-anchor: end; }
        rect.base { fill: var(--base); } rect.heat { fill: var(--second); } rect.heat.right { fill: var(--accent); } rect.bar { fill: var(--accent); fill-opacity: .78; }
        circle.dot { fill: var(--card); stroke: var(--accent); stroke-width: 2; }
        polyline { fill: none; stroke: var(--accent); stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
        polyline.run { stroke-width: 1; stroke-opacity: .35; } polyline.validation { stroke: var(--second); }
        .key { display: flex; gap: 16px; font-size: 13px; color: var(--soft); margin: 2px 0 6px; } .key i { display: inline-block; width: 18px; height: 3px;
          border-radius: 2px; background: var(--accent); vertical-align: middle; margin-right: 6px; } .key i.validation { background: var(--second); }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: 14px; font-variant-numeric: tabular-nums; }
        th, td { padding: 5px 10px; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; } th { color: var(--soft); font-weight: 600; }
        th:first-child, td:first-child { text-align: left; } tbody th { color: var(--ink); font-weight: 500; }
        tfoot td, tfoot th { font-weight: 600; border-bottom: 0; color: var(--ink); }
        details { margin-top: 12px; } summary { cursor: pointer; color: var(--soft); font-size: 13px; }
        summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
        footer { color: var(--soft); font-size: 13px; margin-top: 24px; }
        text.count { font-size: 11px; } text.deepest { fill: var(--on); }
        @media (prefers-color-scheme: dark) { text.deep { fill: var(--on); } }
        .pair { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
        @media (max-width: 900px) { .pair { grid-template-columns: minmax(0, 1fr); } }
        @media print { body { background: #fff; } .card { break-inside: avoid; } }
        """;
}
