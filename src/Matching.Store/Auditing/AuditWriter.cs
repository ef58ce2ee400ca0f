using System.Security.Cryptography;
using Dapper;

namespace Matching.Store;

/// <summary>Writes the audit log, always inside the transaction of the change.</summary>
internal static class AuditWriter
{
    private static readonly byte[] Beginning = new byte[SHA256.HashSizeInBytes];

    /// <summary>Adds a line.</summary>
    /// <param name="connection">In the transaction of the change.</param>
    /// <param name="origin">Who changes it.</param>
    /// <param name="action">What it is called when the origin does not say.</param>
    /// <param name="change">What is changed.</param>
    /// <param name="at">When, in stored time.</param>
    public static void Add(PreparedConnection connection, AuditOrigin origin, string action, AuditChange change, long at)
    {
        var last = connection.QueryFirstOrDefault<AuditRow>(AuditSql.Last);
        var entry = new AuditEntry(
            (last?.Number ?? 0) + 1, StoredTime.Read(at), origin with { Action = origin.ActionOr(action) }, change, last?.EntryHash ?? Beginning, []);
        connection.Execute(AuditSql.Insert, AuditRow.From(entry with { Hash = entry.ComputeHash() }));
    }
}
