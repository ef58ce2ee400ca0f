using System.Data;
using DbUp.Engine;

namespace Matching.Store;

/// <summary>Lets DbUp take the file's own <c>user_version</c> as the record of what has run: one truth, and no journal table beside it.</summary>
internal sealed class UserVersionJournal(Func<long> userVersion) : IJournal
{
    /// <summary>The version a script brings the schema to: the number its file name begins with.</summary>
    public static long VersionOf(string scriptName)
    {
        var file = scriptName.Split('.')[^2];
        return long.Parse(file.AsSpan(0, file.IndexOf('_', StringComparison.Ordinal)));
    }

    public string[] GetExecutedScripts() => [.. Migrator.ScriptNames.Where(name => VersionOf(name) <= userVersion())];

    /// <summary>Nothing to do: each script sets <c>user_version</c> itself, inside its own transaction.</summary>
    public void StoreExecutedScript(SqlScript script, Func<IDbCommand> dbCommandFactory)
    {
    }

    public void EnsureTableExistsAndIsLatestVersion(Func<IDbCommand> dbCommandFactory)
    {
    }
}
