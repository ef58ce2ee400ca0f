using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Matching.Store;

/// <summary>What Dapper fills in: a text and parameters, run on the connection's prepared statement for that text.</summary>
internal sealed class PreparedCommand(PreparedConnection connection) : DbCommand
{
    private readonly PreparedParameters _parameters = new();
    private string _text = string.Empty;

    [AllowNull]
    public override string CommandText
    {
        get => _text;
        set => _text = value ?? string.Empty;
    }

    /// <summary>Not used: the busy time-out is set at the connection.</summary>
    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException();
    }

    protected override DbParameterCollection DbParameterCollection => _parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery()
    {
        try
        {
            return connection.Write(_text, _parameters);
        }
        catch (SqliteException error)
        {
            throw connection.Translate(error);
        }
    }

    public override object? ExecuteScalar()
    {
        var statement = connection.Rent(_text, _parameters);
        try
        {
            statement.Bind(_parameters);
            return statement.Command.ExecuteScalar();
        }
        catch (SqliteException error)
        {
            throw connection.Translate(error);
        }
        finally
        {
            statement.Return();
        }
    }

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        var statement = connection.Rent(_text, _parameters);
        try
        {
            statement.Bind(_parameters);
            return new PreparedReader(connection, statement, statement.Command.ExecuteReader());
        }
        catch (SqliteException error)
        {
            statement.Return();
            throw connection.Translate(error);
        }
        catch
        {
            statement.Return();
            throw;
        }
    }

    protected override DbParameter CreateDbParameter() => _parameters.Next();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _parameters.Clear();
            connection.Recycle(this);
        }

        base.Dispose(disposing);
    }
}
