using System.CommandLine;
using Matching.Store;

namespace Matching.Service;

/// <summary>What commands that work on a store, and not for callers, have in common.</summary>
internal static class StoreCommand
{
    /// <summary>The option that names the store.</summary>
    public static Option<string?> Database() => new("--db") { Description = "The store's file. Default: as the service's own.", HelpName = "FILE" };

    /// <summary>Works on the store; what a person can mend is told in one line.</summary>
    /// <param name="path">The file; null for the service's own.</param>
    /// <param name="options">How to open it.</param>
    /// <param name="error">Where faults go.</param>
    /// <param name="work">The work.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string? path, StoreOptions options, TextWriter error, Func<MatchingStore, int> work)
    {
        try
        {
            using var store = MatchingStore.Open(options with { Path = path ?? DefaultPaths.Database() });
            return work(store);
        }
        catch (Exception exception) when (StartUpFault.Message(exception) is { } message)
        {
            error.WriteLine(message);
            return ServiceCommandLine.CannotStart;
        }
    }
}
