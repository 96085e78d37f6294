namespace SpeechEmotion.Datasets;

/// <summary>The 91 speakers of CREMA-D: 48 men, 43 women.</summary>
internal static class CremaDSpeakers
{
    public const int First = 1001;
    public const int Last = 1091;

    // One letter a speaker from 1001 on, read from VideoDemographics.csv, which the corpus' makers publish beside it.
    private const string SexBySpeaker =
        "MFFFMFFFFFMFFMMMMFMFFMMFFMMFFFMMMMMMFMMMMMFMMFFMFM" +
        "MFFFFFMFMFFMFMMMMMMMMFFFFFMFFMMFMFMMMMFMF";

    /// <summary>Returns the sex of a speaker between <see cref="First"/> and <see cref="Last"/>.</summary>
    public static SpeakerSex Sex(int speaker) =>
        SexBySpeaker[speaker - First] == 'M' ? SpeakerSex.Male : SpeakerSex.Female;
}
