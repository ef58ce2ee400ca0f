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
    private readonly Dictionary<string, PreparedQuery> _queries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PreparedWrite> _writes = new(StringComparer.Ordinal);
    private PreparedCommand? _spare;

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
        foreach (var query in _queries.Values)
        {
            query.Command.Dispose();
        }

        foreach (var write in _writes.Values)
        {
            write.Dispose();
        }

        _queries.Clear();
        _writes.Clear();
        inner.Close();
    }

    /// <summary>Runs a statement without parameters or result.</summary>
    public void Run(string sql) => this.Execute(sql);

    internal StoreException Translate(SqliteException error) => SqliteErrors.Translate(Path, error);

    /// <summary>Runs a statement without result.</summary>
    internal int Write(string sql, PreparedParameters parameters)
    {
        if (!_writes.TryGetValue(sql, out var write))
        {
            write = new PreparedWrite(inner, sql, parameters);
            _writes.Add(sql, write);
        }

        return write.Run(parameters);
    }

    /// <summary>The prepared query for a text, marked busy; a second one when the first is still being read.</summary>
    internal PreparedQuery Rent(string sql, PreparedParameters parameters)
    {
        if (_queries.TryGetValue(sql, out var query) && !query.Busy)
        {
            query.Busy = true;
            return query;
        }

        var command = inner.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters.Count; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = "@" + parameters.At(i).ParameterName });
        }

        var rented = new PreparedQuery(command, keep: query is null) { Busy = true };
        if (query is null)
        {
            _queries.Add(sql, rented);
        }

        return rented;
    }

    /// <summary>Takes a finished command back, to be filled again by the next call.</summary>
    internal void Recycle(PreparedCommand command) => _spare = command;

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
        throw new NotSupportedException("transactions are begun by statement, so that they are immediate");

    protected override DbCommand CreateDbCommand()
    {
        var command = _spare ?? new PreparedCommand(this);
        _spare = null;
        return command;
    }

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
