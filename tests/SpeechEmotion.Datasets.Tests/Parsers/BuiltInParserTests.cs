namespace SpeechEmotion.Datasets.Tests.Parsers;

public sealed class BuiltInParserTests
{
    [Theory]
    [InlineData("ravdess", "Actor_12/03-01-06-02-02-01-12.wav", "fear", "12", SpeakerSex.Female)]
    [InlineData("ravdess", "03-02-01-01-01-01-03.wav", "neutral", "03", SpeakerSex.Male)]
    [InlineData("ravdess", "03-01-08-01-01-01-24.wav", "surprise", "24", SpeakerSex.Female)]
    [InlineData("crema-d", "AudioWAV/1001_DFA_ANG_XX.wav", "angry", "1001", SpeakerSex.Male)]
    [InlineData("crema-d", "1002_IEO_SAD_HI.wav", "sad", "1002", SpeakerSex.Female)]
    [InlineData("crema-d", "1040_ITH_SAD_X.wav", "sad", "1040", SpeakerSex.Male)]
    [InlineData("crema-d", "1091_WSI_HAP_XX.wav", "happy", "1091", SpeakerSex.Female)]
    [InlineData("tess", "OAF_angry/OAF_back_angry.wav", "angry", "OAF", SpeakerSex.Female)]
    [InlineData("tess", "YAF_kite_ps.wav", "surprise", "YAF", SpeakerSex.Female)]
    [InlineData("tess", "OA_bite_neutral.wav", "neutral", "OAF", SpeakerSex.Female)]
    [InlineData("savee", "DC_a01.wav", "angry", "DC", SpeakerSex.Male)]
    [InlineData("savee", "ALL/JE_sa05.wav", "sad", "JE", SpeakerSex.Male)]
    [InlineData("savee", "AudioData/KL/su15.wav", "surprise", "KL", SpeakerSex.Male)]
    [InlineData("savee", "JK/n30.wav", "neutral", "JK", SpeakerSex.Male)]
    [InlineData("emo-db", "wav/03a01Fa.wav", "happy", "03", SpeakerSex.Male)]
    [InlineData("emo-db", "16b10Lb.wav", "boredom", "16", SpeakerSex.Female)]
    [InlineData("emo-db", "08a07Wc.wav", "angry", "08", SpeakerSex.Female)]
    [InlineData("nemo", "WR0_happiness_64.wav", "happy", "WR0", SpeakerSex.Male)]
    [InlineData("nemo", "samples/MK0_surprised_3.wav", "surprise", "MK0", SpeakerSex.Female)]
    [InlineData("ased", "02Fearful/f2-03-02-02-65.wav", "fear", "65", SpeakerSex.Male)]
    [InlineData("ased", "04Sad/S4-01-01-01-07.wav", "sad", "07", SpeakerSex.Female)]
    [InlineData("ased", "04Sad/s4-01-02-02-09.wav", "sad", "09", SpeakerSex.Female)]
    public void ParseFileName_DocumentedName_GivesLabelAndSpeaker(string parser, string path, string emotion, string speaker, SpeakerSex sex)
    {
        Utterance utterance = Parser(parser).ParseFileName(path)!;

        Assert.Equal((emotion, speaker, sex, parser, path), (utterance.Emotion, utterance.Speaker, utterance.Sex, utterance.Dataset, utterance.Path));
    }

    [Theory]
    [InlineData("ravdess", "03-01-09-01-01-01-01.wav", "RAVDESS file name '03-01-09-01-01-01-01.wav': emotion code '09' is not 01–08.")]
    [InlineData("ravdess", "03-01-01-01-01-01-25.wav", "RAVDESS file name '03-01-01-01-01-01-25.wav': actor code '25' is not 01–24.")]
    [InlineData("ravdess", "a/03-03-01-01-01-01-02.wav", "RAVDESS file name '03-03-01-01-01-01-02.wav': vocal channel code '03' is not 01–02.")]
    [InlineData("crema-d", "1001_DFA_ANX_XX.wav", "CREMA-D file name '1001_DFA_ANX_XX.wav': emotion code 'ANX' is not one of ANG DIS FEA HAP NEU SAD.")]
    [InlineData("crema-d", "1092_DFA_ANG_XX.wav", "CREMA-D file name '1092_DFA_ANG_XX.wav': speaker '1092' is not 1001–1091.")]
    [InlineData("crema-d", "1001_DFA_ANG_YY.wav", "CREMA-D file name '1001_DFA_ANG_YY.wav': level 'YY' is not one of LO MD HI XX.")]
    [InlineData("tess", "OAF_back_bored.wav", "TESS file name 'OAF_back_bored.wav': emotion 'bored' is not one of angry disgust fear happy neutral ps sad.")]
    [InlineData("savee", "DC_x01.wav", "SAVEE file name 'DC_x01.wav': emotion letter 'x' is not one of a d f h n sa su.")]
    [InlineData("savee", "KL/a16.wav", "SAVEE file name 'a16.wav': sentence number '16' is not 01–15.")]
    [InlineData("nemo", "WR0_joy_64.wav", "nEMO file name 'WR0_joy_64.wav': emotion 'joy' is not one of anger fear happiness neutral sadness surprised.")]
    [InlineData("ased", "x9-03-02-02-65.wav", "ASED file name 'x9-03-02-02-65.wav': emotion 'x9' is not one of n1 f2 h3 s4 a5.")]
    [InlineData("ased", "f2-03-02-03-65.wav", "ASED file name 'f2-03-02-03-65.wav': sex '03' is not 01–02.")]
    [InlineData("emo-db", "03a01Xa.wav", "EMO-DB file name '03a01Xa.wav': emotion letter 'X' is not one of W L E A F T N.")]
    [InlineData("emo-db", "04a01Fa.wav", "EMO-DB file name '04a01Fa.wav': speaker '04' is not 03 or 08–16.")]
    public void ParseFileName_LooksLikeTheCorpusButIsMalformed_SaysWhatIsWrong(string parser, string path, string message)
    {
        DatasetFormatException error = Assert.Throws<DatasetFormatException>(() => Parser(parser).ParseFileName(path));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void ParseFileName_OtherCorpusName_IsPassedOver()
    {
        string[] names =
        [
            "03-01-06-02-02-01-12.wav", "1001_DFA_ANG_XX.wav", "OAF_back_angry.wav", "DC_a01.wav", "03a01Fa.wav", "WR0_happiness_6.wav",
            "f2-03-02-02-65.wav", "notes.wav",
        ];

        foreach (FileNameParser parser in DatasetParsers.All.OfType<FileNameParser>())
        {
            Assert.Single(names, name => parser.ParseFileName(name) is not null);
        }
    }

    [Fact]
    public void ParseFileName_Ravdess_KeepsAllSevenFields()
    {
        Utterance utterance = new RavdessParser().ParseFileName("03-02-06-02-01-02-11.wav")!;

        Assert.Equal(
            ["actor=11", "channel=song", "emotion=fearful", "intensity=strong", "modality=audio-only", "repetition=2", "statement=Kids are talking by the door"],
            utterance.Attributes.Select(pair => $"{pair.Key}={pair.Value}").Order());
    }

    [Theory]
    [InlineData("crema-d", "1001_DFA_ANG_LO.wav", "level=low sentence=DFA")]
    [InlineData("tess", "YAF_back_sad.wav", "talker=younger word=back")]
    [InlineData("tess", "OAF_back_sad.wav", "talker=older word=back")]
    [InlineData("savee", "DC_n07.wav", "sentence=7")]
    [InlineData("emo-db", "03a01Fb.wav", "text=a01 version=b")]
    public void ParseFileName_FurtherFields_BecomeAttributes(string parser, string path, string attributes)
    {
        Utterance utterance = Parser(parser).ParseFileName(path)!;

        Assert.Equal(attributes, string.Join(' ', utterance.Attributes.Select(pair => $"{pair.Key}={pair.Value}").Order()));
    }

    [Fact]
    public void Sex_AllCremaDSpeakers_Are48MenAnd43Women()
    {
        SpeakerSex[] sexes = Enumerable.Range(1001, 91).Select(speaker => new CremaDParser().ParseFileName($"{speaker}_DFA_ANG_XX.wav")!.Sex).ToArray();

        Assert.Equal((48, 43), (sexes.Count(sex => sex == SpeakerSex.Male), sexes.Count(sex => sex == SpeakerSex.Female)));
    }

    private static FileNameParser Parser(string name) => (FileNameParser)DatasetParsers.ByName(name);
}
