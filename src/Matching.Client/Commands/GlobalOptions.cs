using System.CommandLine;

namespace Matching.Client;

/// <summary>Options every command takes.</summary>
internal sealed class GlobalOptions
{
    /// <summary>Where the service listens unless told otherwise.</summary>
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>How long one command may take, in seconds, unless told otherwise.</summary>
    public const double DefaultTimeoutSeconds = 30;

    private const double MaxTimeoutSeconds = 3600;

    public GlobalOptions()
    {
        Address.Validators.Add(result =>
        {
            var text = result.GetValue(Address);
            if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            {
                result.AddError($"--address '{text}' is not an address such as {DefaultAddress}.");
            }
        });
        Timeout.Validators.Add(result =>
        {
            if (result.GetValue(Timeout) is not (> 0 and <= MaxTimeoutSeconds))
            {
                result.AddError($"--timeout must be above 0 and at most {MaxTimeoutSeconds} seconds.");
            }
        });
    }

    public Option<string> Address { get; } = new("--address")
    {
        Description = "Where the service listens.",
        HelpName = "URL",
        Recursive = true,
        DefaultValueFactory = _ => DefaultAddress,
    };

    public Option<double> Timeout { get; } = new("--timeout")
    {
        Description = "Give up after this long, in seconds; sent to the service as the deadline.",
        HelpName = "SECONDS",
        Recursive = true,
        DefaultValueFactory = _ => DefaultTimeoutSeconds,
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Write one JSON document instead of a table.",
        Recursive = true,
    };

    public void AddTo(RootCommand root)
    {
        root.Options.Add(Address);
        root.Options.Add(Timeout);
        root.Options.Add(Json);
    }
}
