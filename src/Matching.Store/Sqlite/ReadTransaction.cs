namespace Matching.Store;

/// <summary>Several statements over one state of the store.</summary>
internal readonly struct ReadTransaction : IDisposable
{
    private readonly PreparedConnection? _connection;

    private ReadTransaction(PreparedConnection? connection) => _connection = connection;

    public static ReadTransaction Begin(PreparedConnection connection, bool alreadyInOne)
    {
        if (alreadyInOne)
        {
            return default;
        }

        connection.Run(StateSql.BeginRead);
        return new ReadTransaction(connection);
    }

    public void Dispose() => _connection?.Run(StateSql.Rollback);
}
