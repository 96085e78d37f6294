using System.Runtime.InteropServices;
using SpeechEmotion.Cli;

using CliHost host = CliHost.ForProcess();
Rehearsal.Begin(args, host);

// A terminal that is closed ends a command as Ctrl-C does, so that nothing half written stays; nohup still keeps it running.
using CancellationTokenSource closed = new();
using PosixSignalRegistration hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
{
    context.Cancel = true;
    closed.Cancel();
});
return await CommandLine.RunAsync(args, host, closed.Token).ConfigureAwait(false);
