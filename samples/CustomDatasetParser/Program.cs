// A corpus of your own: derive a parser, and everything else works with it. The parser here is for nEMO (the library has one too,
// written no differently: built-in parsers have no privilege).
//   dotnet run --project samples/CustomDatasetParser -- FOLDER
using SpeechEmotion.Audio;
using SpeechEmotion.Datasets;

if (args.Length != 1)
{
    Console.Error.WriteLine("usage: CustomDatasetParser FOLDER   (the folder of nEMO's WAV files)");
    return 2;
}

DatasetScan scan = DatasetScan.Run(new NemoParser(), args[0]);
Console.Write(DatasetSummary.Create(scan, new WavDecoder()));

FoldSet folds = SpeakerFolds.LeaveOneOut(scan.Utterances);
foreach (DatasetSplit split in folds.Splits)
{
    Console.WriteLine($"{split.Name}: {split.Training.Count} clips to learn from, {split.Test.Count} to test");
}

return 0;
