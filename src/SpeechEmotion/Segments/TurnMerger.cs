namespace SpeechEmotion;

/// <summary>Joins the windows of one channel to turns that do not overlap. Not thread-safe.</summary>
/// <param name="minimum">The length below which a turn is counted to a neighbour.</param>
internal sealed class TurnMerger(TimeSpan minimum)
{
    private EmotionSegment? _window;
    private TimeSpan _windowStart;
    private Turn? _kept;
    private Turn? _open;

    /// <summary>Takes the next window.</summary>
    /// <param name="window">The window.</param>
    /// <param name="turns">Receives the turns that can no longer change.</param>
    public void Add(EmotionSegment window, Queue<EmotionSegment> turns)
    {
        // Between these sound was lost: no turn reaches over that.
        if (_window is not null && window.Start > _window.End)
        {
            Complete(turns);
        }

        // Two windows share the time half-way between their middles.
        TimeSpan border = _window is null ? window.Start : (_window.Start + _window.End + window.Start + window.End) / 4;
        Settle(border, turns);
        _window = window;
        _windowStart = border;
    }

    /// <summary>Ends the last turns.</summary>
    public void Complete(Queue<EmotionSegment> turns)
    {
        if (_window is null)
        {
            return;
        }

        Settle(_window.End, turns);
        _window = null;
        if (_kept is not null && _open!.Duration < minimum)
        {
            _kept.Absorb(_open);
            _open = null;
        }

        Emit(_kept, turns);
        Emit(_open, turns);
        (_kept, _open) = (null, null);
    }

    /// <summary>Counts the last window, whose end is now known, to a turn.</summary>
    private void Settle(TimeSpan end, Queue<EmotionSegment> turns)
    {
        if (_window is null)
        {
            return;
        }

        if (_open?.Continues(_window) == true)
        {
            _open.Add(_window, end);
            return;
        }

        if (_open is null || _open.Duration >= minimum)
        {
            Emit(_kept, turns);
            _kept = _open;
            _open = new Turn(_window, _windowStart, end);
            return;
        }

        AbsorbOpen(_window, end);
    }

    private void AbsorbOpen(EmotionSegment window, TimeSpan end)
    {
        Turn brief = _open!;
        if (_kept is null)
        {
            _open = new Turn(window, _windowStart, end);
            _open.Absorb(brief);
            return;
        }

        _kept.Absorb(brief);
        if (_kept.Continues(window))
        {
            _kept.Add(window, end);
            (_open, _kept) = (_kept, null);
            return;
        }

        _open = new Turn(window, _windowStart, end);
    }

    private static void Emit(Turn? turn, Queue<EmotionSegment> turns)
    {
        if (turn is not null)
        {
            turns.Enqueue(turn.ToSegment());
        }
    }
}
