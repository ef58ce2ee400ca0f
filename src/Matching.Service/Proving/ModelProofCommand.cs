using System.CommandLine;
using Matching.Domain;
using Matching.Learning;

namespace Matching.Service;

/// <summary>
/// <c>verify-model</c>, hidden: what the child process of <see cref="ModelProver"/> runs. Says on standard output why a model is refused:
/// the fault, a tab, the reason.
/// </summary>
internal static class ModelProofCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "verify-model";

    /// <summary>Names the option of the child's own time limit.</summary>
    public const string LimitOption = "--limit";

    /// <summary>Exit code: it may serve.</summary>
    public const int Proven = 0;

    /// <summary>Exit code: it must not, and standard output says why.</summary>
    public const int Refused = 3;

    /// <summary>Exit code: the child ended itself because nobody else had.</summary>
    public const int Abandoned = 4;

    /// <summary>The service ends its child at the limit; a child whose service died ends itself this much later.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var models = new Option<string>("--models") { Required = true };
        var version = new Argument<string>("version");
        var limit = new Option<double>(LimitOption) { DefaultValueFactory = _ => ServiceOptions.DefaultModelProofLimit.TotalSeconds };
        var command = new Command(Name, "Checks one model version as the service does before it serves.") { version, models, limit };
        command.Hidden = true;
        command.SetAction(parsed => Run(
            new ModelRegistry(parsed.GetRequiredValue(models)), parsed.GetRequiredValue(version), TimeSpan.FromSeconds(parsed.GetValue(limit)), Console.Out));
        return command;
    }

    private static int Run(ModelRegistry registry, string version, TimeSpan limit, TextWriter output)
    {
        using var watchdog = new Timer(static _ => Environment.Exit(Abandoned), null, limit + Grace, Timeout.InfiniteTimeSpan);
        try
        {
            ModelProof.Run(registry, version);
            return Proven;
        }
        catch (ModelDamagedException exception)
        {
            const string Subject = "The model ";
            output.WriteLine($"{exception.Fault}\t{exception.Message[Subject.Length..].ReplaceLineEndings(" ")}");
            return Refused;
        }
        catch (UnknownResourceException)
        {
            output.WriteLine($"{ModelFault.Damaged}\t'{version}' is named as current, but there is no such version");
            return Refused;
        }
    }
}
