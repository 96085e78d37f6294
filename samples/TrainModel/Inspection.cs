using SpeechEmotion.Audio;
using SpeechEmotion.Datasets;

namespace TrainModel;

/// <summary>Shows what a corpus holds before anything is trained on it.</summary>
internal static class Inspection
{
    public static void Run(string folder)
    {
        // snippet: inspect
        DatasetScan scan = DatasetScan.Run(DatasetParsers.ByName("ravdess"), folder);
        Console.Write(DatasetSummary.Create(scan, new WavDecoder()));      // clips by emotion, speaker, sex; hours; duplicates; odd files

        FoldSet folds = SpeakerFolds.Named("emobox-ravdess", scan.Utterances);   // nobody is on both sides
        // end
        Console.WriteLine($"{folds.Protocol}: {folds.Splits.Count} folds");
    }
}
