namespace SpeechEmotion.Cli.Output.Plots;

/// <summary>
/// The colours of the spectrogram, dark for quiet to pale for loud. Lightness rises evenly, so it reads the same in grey and to people
/// who do not tell red from green.
/// </summary>
internal static class HeatColours
{
    private static readonly (byte R, byte G, byte B)[] Stops =
        [(8, 10, 26), (38, 20, 84), (98, 26, 120), (160, 44, 112), (214, 74, 84), (246, 128, 66), (253, 192, 96), (253, 246, 206)];

    /// <summary>Gets the colours as 256 × 3 bytes, red, green, blue.</summary>
    public static byte[] Palette { get; } = CreatePalette();

    /// <summary>Writes the stops of an SVG gradient from quiet to loud.</summary>
    public static string GradientStops() => string.Concat(Stops.Select((stop, i) =>
        $"<stop offset=\"{SvgText.Number((double)i / (Stops.Length - 1))}\" stop-color=\"rgb({stop.R} {stop.G} {stop.B})\"/>"));

    private static byte[] CreatePalette()
    {
        byte[] palette = new byte[256 * 3];
        for (int i = 0; i < 256; i++)
        {
            double position = i / 255.0 * (Stops.Length - 1);
            int left = Math.Min((int)position, Stops.Length - 2);
            double share = position - left;
            (byte R, byte G, byte B) a = Stops[left];
            (byte R, byte G, byte B) b = Stops[left + 1];
            palette[3 * i] = Mix(a.R, b.R, share);
            palette[(3 * i) + 1] = Mix(a.G, b.G, share);
            palette[(3 * i) + 2] = Mix(a.B, b.B, share);
        }

        return palette;
    }

    private static byte Mix(byte a, byte b, double share) => (byte)Math.Round(a + (share * (b - a)));
}
