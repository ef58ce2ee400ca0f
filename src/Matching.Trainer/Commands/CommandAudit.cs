using Matching.Jobs;
using Matching.Learning;
using Matching.Store;

namespace Matching.Trainer.Commands;

/// <summary>Tells the audit log of a store what a command changes in the models folder.</summary>
internal static class CommandAudit
{
    /// <summary>Makes a change; where a store was given and can be written, its log says so.</summary>
    /// <param name="database">The store; null when none was given.</param>
    /// <param name="registry">What is changed.</param>
    /// <param name="action">The command.</param>
    /// <param name="version">The version that is to become active; <see cref="ModelAudit.Unnamed"/> while nobody can say.</param>
    /// <param name="change">The change.</param>
    public static T Around<T>(string? database, ModelRegistry registry, string action, string version, Func<T> change)
    {
        using var log = Open(database, out var why);
        if (log is not null)
        {
            return ModelAudit.Around(log, registry, AuditOrigin.Local with { Action = action }, version, TimeProvider.System, change);
        }

        var result = change();
        Console.Error.WriteLine($"This is not in an audit log: {why}");
        return result;
    }

    private static MatchingStore? Open(string? database, out string why)
    {
        why = "no --db was given.";
        try
        {
            return database is null ? null : MatchingStore.Open(new StoreOptions(database) { MustExist = true });
        }
        catch (StoreReadOnlyException exception)
        {
            why = exception.Message;
            return null;
        }
    }
}
