using System.CommandLine;
using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Input;
using SpeechEmotion.Cli.Output;

namespace SpeechEmotion.Cli.Commands;

/// <summary><c>info M</c>: what a bundle contains, whether it computes what it should here, and its model card.</summary>
internal sealed class InfoCommand : Command, IHasExamples
{
    private readonly CliHost _host;
    private readonly Argument<string?> _model = new("M") { Description = "A .semodel file or folder; the shipped model if left out.", Arity = ArgumentArity.ZeroOrOne };

    public InfoCommand(CliHost host)
        : base("info", "Shows what a model contains and its model card.")
    {
        _host = host;
        Add(_model);
        this.SetPooledAction(Run);
    }

    public IReadOnlyList<string> Examples { get; } = ["info", "info my.semodel"];

    private int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        ModelBundle model = ModelInput.Load(_host, arguments.GetValue(_model));
        cancellationToken.ThrowIfCancellationRequested();
        BundleVerification verification = model.Verify();
        ModelText.Write(_host.Output, model, verification);
        if (!verification.IsValid)
        {
            _host.ReportError($"this machine does not compute what the model's maker computed: {string.Join(' ', verification.Differences)}");
        }

        return verification.IsValid ? ExitCode.Success : ExitCode.Failed;
    }
}
