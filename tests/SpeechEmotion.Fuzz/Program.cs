using SpeechEmotion.Fuzz;
using SpeechEmotion.Fuzz.Targets;

// dotnet run -c Release --project tests/SpeechEmotion.Fuzz -- --seconds 600 --seed 1 [--target wav] [--input artifacts/fuzz/wav-….bin]
FuzzCommand command;
try
{
    command = FuzzCommand.Parse(args);
}
catch (ArgumentException error)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}

FuzzTarget[] targets = command.Target is null ? [.. AllTargets.List] : [AllTargets.ByName(command.Target)];
return command.Input is null ? FuzzRun.Search(targets, command) : FuzzRun.Repeat(targets, command.Input);
