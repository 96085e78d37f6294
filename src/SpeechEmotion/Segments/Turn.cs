namespace SpeechEmotion;

/// <summary>A turn in the making: neighbouring windows with the same answer. Sums only, so its length costs no memory.</summary>
internal sealed class Turn
{
    private readonly EmotionSegment _first;
    private readonly Dictionary<string, double> _sums = [];
    private TimeSpan _start;
    private TimeSpan _end;
    private double _speechSeconds;
    private double _weight;

    /// <summary>Begins a turn with the part of a window that is its own.</summary>
    public Turn(EmotionSegment window, TimeSpan start, TimeSpan end)
    {
        _first = window;
        _start = start;
        _end = start;
        Add(window, end);
    }

    /// <summary>Gets how long the turn lasts so far.</summary>
    public TimeSpan Duration => _end - _start;

    /// <summary>Tells whether a window has the answer of this turn.</summary>
    public bool Continues(EmotionSegment window) => window.IsSpeech == _first.IsSpeech && window.Emotion == _first.Emotion;

    /// <summary>Adds the part of a window up to a point.</summary>
    public void Add(EmotionSegment window, TimeSpan end)
    {
        double seconds = (end - _end).TotalSeconds;
        _speechSeconds += seconds * window.SpeechRatio;
        _weight += seconds;
        foreach (EmotionScore score in window.Scores)
        {
            _sums[score.Emotion] = _sums.GetValueOrDefault(score.Emotion) + (seconds * score.Probability);
        }

        _end = end;
    }

    /// <summary>Counts a turn too short to stand alone to this one: its time and speech, not its answer.</summary>
    public void Absorb(Turn other)
    {
        _speechSeconds += other._speechSeconds;
        _start = other._start < _start ? other._start : _start;
        _end = other._end > _end ? other._end : _end;
    }

    /// <summary>Returns the turn with the mean of its windows' scores, each weighted by its own part's length.</summary>
    public EmotionSegment ToSegment()
    {
        EmotionScore[] scores =
            [.. _first.Scores.Select(score => new EmotionScore(score.Emotion, (float)(_sums[score.Emotion] / _weight))).OrderByDescending(s => s.Probability)];
        return _first with
        {
            Start = _start,
            End = _end,
            Confidence = scores is [var top, ..] ? top.Probability : 0,
            Scores = Array.AsReadOnly(scores),
            SpeechRatio = (float)Math.Min(1, _speechSeconds / Duration.TotalSeconds),
        };
    }
}
