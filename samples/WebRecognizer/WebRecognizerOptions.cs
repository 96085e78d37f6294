namespace WebRecognizer;

/// <summary>What one visitor may ask of the server; section "WebRecognizer" of the configuration.</summary>
internal sealed class WebRecognizerOptions
{
    /// <summary>Gets or sets the most bytes accepted at a time: a file, or a file with all earlier recordings of the voice.</summary>
    public long MaximumUploadBytes { get; set; } = 50_000_000;

    /// <summary>Gets or sets how many earlier recordings of a voice may come with a file.</summary>
    public int MaximumVoiceRecordings { get; set; } = 20;

    /// <summary>Gets or sets how much of a recording is looked at; the page says where it was cut.</summary>
    public TimeSpan MaximumDuration { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets or sets how long one file may take, from the first byte to the answer.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets or sets how many files are worked on at the same time.</summary>
    public int ConcurrentRecordings { get; set; } = 2;

    /// <summary>Gets or sets how many files may wait for their turn; those beyond are refused at once.</summary>
    public int WaitingRecordings { get; set; } = 8;

    /// <summary>Gets or sets how many visitors may record at the same time.</summary>
    public int LiveSessions { get; set; } = 4;

    /// <summary>Gets or sets how many more may be told at the same time that all places are taken; those beyond are refused without a word.</summary>
    public int LiveRefusals { get; set; } = 16;

    /// <summary>Gets or sets the largest message of a live recording, in bytes.</summary>
    public int LiveMessageBytes { get; set; } = 64 * 1024;

    /// <summary>Gets or sets how long a live recording may say nothing before it is ended.</summary>
    public TimeSpan LiveIdle { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Tells whether every limit is above zero.</summary>
    public bool IsValid() =>
        MaximumUploadBytes > 0 && MaximumVoiceRecordings > 0 && MaximumDuration > TimeSpan.Zero && TimeLimit > TimeSpan.Zero && ConcurrentRecordings > 0
        && WaitingRecordings >= 0 && LiveSessions > 0 && LiveRefusals > 0 && LiveMessageBytes > 0 && LiveIdle > TimeSpan.Zero;
}
