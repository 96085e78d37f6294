using SpeechEmotion.Cli;

using CliHost host = CliHost.ForProcess();
return await CommandLine.RunAsync(args, host).ConfigureAwait(false);
