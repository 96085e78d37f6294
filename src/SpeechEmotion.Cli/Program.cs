using SpeechEmotion.Cli;

using CliHost host = CliHost.ForProcess();
Rehearsal.Begin(args);
return await CommandLine.RunAsync(args, host).ConfigureAwait(false);
