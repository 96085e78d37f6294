namespace SpeechEmotion.Cli.Output.Plots;

/// <summary>Style sheets of picture and page. Text has a contrast of 4.5 or more in both themes.</summary>
internal static class PlotStyle
{
    /// <summary>The colours of the light and the dark theme.</summary>
    public const string Colours = """
        :root { color-scheme: light dark; --page: #f6f7f9; --card: #fff; --ink: #1b2430; --soft: #566273; --line: #dfe4ea; --base: #eef1f5;
          --accent: #2563c9; --on: #fff; --rest: #9db4d6; }
        @media (prefers-color-scheme: dark) { :root { --page: #11161d; --card: #19202a; --ink: #e7ecf3; --soft: #a3afbf; --line: #303a48; --base: #222b37;
          --accent: #7db0ff; --on: #0d1420; --rest: #48618a; } }
        """;

    /// <summary>The picture's parts.</summary>
    public const string Picture = """
        svg { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        text { fill: var(--ink); } text.heading { font-size: 20px; font-weight: 650; } text.title { font-weight: 600; } text.label { font-size: 13px; }
        text.tick { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; } text.middle { text-anchor: middle; } text.end { text-anchor: end; }
        rect.page { fill: var(--card); } rect.quiet { fill: #080a1a; } rect.row, rect.pause { fill: var(--base); }
        line.grid { stroke: var(--line); } line.zero { stroke: var(--line); } line.mark { stroke: var(--soft); }
        path.wave { fill: var(--accent); } rect.turn { fill: var(--accent); } rect.bar { fill: var(--rest); } rect.bar.first { fill: var(--accent); }
        text.in-turn { fill: var(--on); font-size: 12px; font-weight: 600; text-anchor: middle; pointer-events: none; }
        text.in-pause { fill: var(--soft); font-size: 12px; text-anchor: middle; pointer-events: none; }
        """;

    /// <summary>The page around the picture.</summary>
    public const string Page = """
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        main { max-width: 1180px; margin: 0 auto; padding: 28px 16px 48px; }
        h1 { font-size: 26px; line-height: 1.25; margin: 0 0 6px; overflow-wrap: anywhere; } h2 { font-size: 17px; margin: 28px 0 8px; }
        p { margin: 0 0 14px; color: var(--soft); max-width: 80ch; }
        .card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 14px; }
        .scroll { overflow-x: auto; } .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        .scroll svg { display: block; width: 100%; min-width: 720px; height: auto; }
        table { border-collapse: collapse; width: 100%; font-size: 14px; font-variant-numeric: tabular-nums; }
        th, td { padding: 5px 10px; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
        th { color: var(--soft); font-weight: 600; } th:first-child, td:nth-child(2), th:nth-child(2) { text-align: left; }
        tbody th { color: var(--ink); font-weight: 500; } tbody tr:last-child > * { border-bottom: 0; } .best { font-weight: 700; }
        footer { color: var(--soft); font-size: 13px; margin-top: 20px; }
        @media print { body { background: #fff; } .card { break-inside: avoid; } }
        """;
}
