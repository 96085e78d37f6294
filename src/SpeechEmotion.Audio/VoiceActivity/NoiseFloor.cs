namespace SpeechEmotion.Audio;

/// <summary>
/// Follows the level that the background never falls below: the minimum of the smoothed level over the last 1.5 to 2 seconds.
/// </summary>
internal sealed class NoiseFloor
{
    private const int BlockFrames = 32;
    private const int Blocks = 4;
    private const float Smoothing = 0.7f;

    private readonly float[] _minima = new float[Blocks];
    private float _smoothed;
    private float _blockMinimum;
    private long _frame;

    /// <summary>Takes the next frame's level in decibels and returns the floor.</summary>
    public float Update(float level)
    {
        if (_frame == 0)
        {
            _smoothed = level;
        }

        _smoothed = (Smoothing * _smoothed) + ((1 - Smoothing) * level);
        int block = (int)(_frame / BlockFrames % Blocks);
        _blockMinimum = _frame % BlockFrames == 0 ? _smoothed : MathF.Min(_blockMinimum, _smoothed);
        _minima[block] = _blockMinimum;

        // Blocks that have not begun hold no level yet.
        int known = (int)Math.Min((_frame / BlockFrames) + 1, Blocks);
        _frame++;
        float floor = float.MaxValue;
        foreach (float minimum in _minima.AsSpan(0, known))
        {
            floor = MathF.Min(floor, minimum);
        }

        return floor;
    }
}
