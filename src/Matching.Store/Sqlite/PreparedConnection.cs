using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Matching.Store;

/// <summary>
/// A connection that keeps every command it ran prepared, by its text. Dapper makes a new command for each call, which SQLite would
/// compile each time; through this wrapper a point read costs Dapper about what it costs a hand-kept command.
/// Also the one place where SQLite's errors become the store's. One thread at a time.
/// </summary>
internal sealed class PreparedConnection(SqliteConnection inner, string path) : DbConnection
{
    private readonly Dictionary<string, PreparedStatement> _statements = new(StringComparer.Ordinal);

    public string Path { get; } = path;

    /// <summary>Dapper keys its own cache by this text: one constant lets all connections share it.</summary>
    [AllowNull]
    public override string ConnectionString
    {
        get => "store";
        set => throw new NotSupportedException();
    }

    public override string Database => inner.Database;

    public override string DataSource => Path;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    public override void Open() => throw new NotSupportedException();

    public override void Close()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Command.Dispose();
        }

        _statements.Clear();
        inner.Close();
    }

    /// <summary>Runs a statement without parameters or result.</summary>
    public int Run(string sql) => this.Execute(sql);

    internal StoreException Translate(SqliteException error) => SqliteErrors.Translate(Path, error);

    /// <summary>The prepared statement for a text, marked busy; a second one when the first is still being read.</summary>
    internal PreparedStatement Rent(string sql, PreparedParameters parameters)
    {
        if (_statements.TryGetValue(sql, out var statement) && !statement.Busy)
        {
            statement.Busy = true;
            return statement;
        }

        var command = inner.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters.Count; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = "@" + parameters.At(i).ParameterName });
        }

        var rented = new PreparedStatement(command, keep: statement is null) { Busy = true };
        if (statement is null)
        {
            _statements.Add(sql, rented);
        }

        return rented;
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
        throw new NotSupportedException("transactions are begun by statement, so that they are immediate");

    protected override DbCommand CreateDbCommand() => new PreparedCommand(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
