using SpeechEmotion.Cli;

using CliHost host = CliHost.ForProcess();
Rehearsal.Begin(args, host);
return await CommandLine.RunAsync(args, host).ConfigureAwait(false);
