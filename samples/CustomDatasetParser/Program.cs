// A corpus of your own: derive a parser, and everything else works with it. The parser here is for EMOVO, which the library has none for;
// its own are written no differently, built-in parsers have no privilege.
//   dotnet run --project samples/CustomDatasetParser -- FOLDER
using SpeechEmotion.Audio;
using SpeechEmotion.Datasets;

if (args is not [string folder])
{
    Console.Error.WriteLine("usage: CustomDatasetParser FOLDER   (the folder of EMOVO's WAV files)");
    return 2;
}

DatasetScan scan = DatasetScan.Run(new EmovoParser(), folder);
Console.Write(DatasetSummary.Create(scan, new WavDecoder()));

FoldSet folds = SpeakerFolds.LeaveOneOut(scan.Utterances);
foreach (DatasetSplit split in folds.Splits)
{
    Console.WriteLine($"{split.Name}: {split.Training.Count} clips to learn from, {split.Test.Count} to test");
}

return 0;
