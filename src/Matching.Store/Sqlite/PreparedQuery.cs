using Microsoft.Data.Sqlite;

namespace Matching.Store;

/// <summary>A command with result rows that stays compiled between uses.</summary>
internal sealed class PreparedQuery(SqliteCommand command, bool keep)
{
    public SqliteCommand Command { get; } = command;

    public bool Busy { get; set; }

    public void Bind(PreparedParameters parameters)
    {
        var bound = Command.Parameters;
        if (bound.Count != parameters.Count)
        {
            throw new InvalidOperationException($"A query first run with {bound.Count} parameters now has {parameters.Count}: {Command.CommandText}");
        }

        for (var i = 0; i < bound.Count; i++)
        {
            bound[i].Value = parameters.At(i).Value ?? DBNull.Value;
        }
    }

    public void Return()
    {
        Busy = false;
        if (!keep)
        {
            Command.Dispose();
        }
    }
}
