using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>Long-running operations, in the order they were asked for. Thread-safe. One process works them off; any may ask.</summary>
public sealed class OperationTable
{
    /// <summary>Operations that may wait or run at once.</summary>
    public const int MostOpen = 16;

    /// <summary>Ended operations that are kept.</summary>
    public const int MostDone = 500;

    private readonly ReaderPool _readers;
    private readonly Func<Writer> _writer;
    private readonly AuditOrigin _origin;

    internal OperationTable(ReaderPool readers, Func<Writer> writer, AuditOrigin origin)
    {
        _origin = origin;
        _readers = readers;
        _writer = writer;
    }

    /// <summary>Puts an operation at the end of the queue, durably. Older ended ones beyond <see cref="MostDone"/> are forgotten.</summary>
    /// <param name="operation">Queued, with an id nobody has.</param>
    /// <param name="requestId">The caller's id of its request, so that a repeat is recognised; null for none.</param>
    /// <param name="by">Who asks, for the audit log; null for the store's own origin.</param>
    /// <returns>The operation, or the one a request of this id made before.</returns>
    /// <exception cref="OperationQueueFullException"><see cref="MostOpen"/> operations wait or run.</exception>
    public Operation Add(Operation operation, string? requestId, AuditOrigin? by = null)
    {
        ArgumentNullException.ThrowIfNull(operation);
        using var transaction = _writer().Begin();
        var connection = transaction.Connection;
        if (requestId is not null && connection.QueryFirstOrDefault<OperationRow>(OperationSql.FindByRequestId, new { RequestId = requestId }) is { } before)
        {
            return before.ToOperation();
        }

        if (connection.ExecuteScalar<long>(OperationSql.CountOpen) >= MostOpen)
        {
            throw new OperationQueueFullException(MostOpen);
        }

        connection.Execute(OperationSql.Insert, new
        {
            Id = operation.Id.Value,
            Kind = (long)operation.Kind,
            operation.Request,
            RequestId = requestId,
            AskedBy = (by ?? _origin).Principal,
            CreatedAt = StoredTime.Write(operation.CreatedAt),
        });
        AuditWriter.Add(
            connection, by ?? _origin, "ask operation", new AuditChange(NameOf(operation.Id), null, OperationDigest.Of(operation.Request), operation.Kind.ToString()), StoredTime.Write(operation.CreatedAt));
        connection.Execute(OperationSql.Forget, new { Keep = (long)MostDone });
        transaction.Commit();
        return operation;
    }

    /// <summary>The operation with exactly this id, or null.</summary>
    public Operation? Find(OperationId id) => Read(OperationSql.Find, new { Id = id.Value }) is [var found, ..] ? found : null;

    /// <summary>Operations, newest first.</summary>
    /// <param name="limit">At most this many, from 1.</param>
    /// <param name="before">Only those asked for before this one; null begins with the newest. One that is forgotten gives none.</param>
    public IReadOnlyList<Operation> List(int limit, OperationId? before)
    {
        using var lease = _readers.Rent();
        var key = before is { } id ? lease.Connection.ExecuteScalar<long?>(OperationSql.KeyOf, new { Id = id.Value }) ?? 0 : long.MaxValue;
        return [.. lease.Connection.Query<OperationRow>(OperationSql.List, new { Before = key, Limit = (long)limit }).Select(row => row.ToOperation())];
    }

    /// <summary>Those in a state, in the order of asking.</summary>
    public IReadOnlyList<Operation> In(OperationState state) => Read(OperationSql.InState, new { State = (long)state });

    /// <summary>Begins the operation that waits longest; null when none waits.</summary>
    public Operation? Start(DateTimeOffset at)
    {
        // Looked for outside a transaction: the queue is empty nearly always, and looking must not hold up writers.
        if (Read(OperationSql.FirstQueued, null).Count == 0)
        {
            return null;
        }

        using var transaction = _writer().Begin();
        if (transaction.Connection.QueryFirstOrDefault<OperationRow>(OperationSql.FirstQueued) is not { } row)
        {
            return null;
        }

        transaction.Connection.Execute(OperationSql.Start, new { row.Id, At = StoredTime.Write(at) });
        transaction.Commit();
        return Find(new OperationId(row.Id));
    }

    /// <summary>Says what a running operation is doing.</summary>
    public void Report(OperationId id, string stage, double? progress) => Write(OperationSql.Report, new { Id = id.Value, Stage = stage, Progress = progress });

    /// <summary>Puts a running operation back into the queue, where it was.</summary>
    public void Requeue(OperationId id) => Write(OperationSql.Requeue, new { Id = id.Value });

    /// <summary>Ends an operation with a result.</summary>
    public void Succeed(OperationId id, string result, DateTimeOffset at) => Finish(id, OperationState.Succeeded, result, null, at);

    /// <summary>Ends an operation with an error.</summary>
    public void Fail(OperationId id, OperationError error, DateTimeOffset at) => Finish(id, OperationState.Failed, null, error, at);

    /// <summary>Ends an operation whose cancelling was asked for.</summary>
    public void Cancelled(OperationId id, DateTimeOffset at) => Finish(id, OperationState.Cancelled, null, null, at);

    /// <summary>Asks to cancel: one that waits ends at once, one that runs soon. One that has ended stays as it is.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="at">When.</param>
    /// <param name="by">Who asks, for the audit log; null for the store's own origin.</param>
    public void RequestCancel(OperationId id, DateTimeOffset at, AuditOrigin? by = null)
    {
        using var transaction = _writer().Begin();
        if (transaction.Connection.Execute(OperationSql.CancelQueued, new { Id = id.Value, At = StoredTime.Write(at) })
            + transaction.Connection.Execute(OperationSql.CancelRunning, new { Id = id.Value }) > 0)
        {
            AuditWriter.Add(transaction.Connection, by ?? _origin, "cancel operation", new AuditChange(NameOf(id)), StoredTime.Write(at));
        }

        transaction.Commit();
    }

    private void Finish(OperationId id, OperationState state, string? result, OperationError? error, DateTimeOffset at)
    {
        using var transaction = _writer().Begin();
        var connection = transaction.Connection;
        var row = new { Id = id.Value, State = (long)state, At = StoredTime.Write(at), Result = result, ErrorReason = error?.Reason, ErrorMessage = error?.Message };
        if (connection.Execute(OperationSql.Finish, row) == 1)
        {
            var asker = connection.QueryFirst<string>(OperationSql.AskedBy, new { Id = id.Value });
            var how = error is null ? state.ToString() : $"{state} ({error.Reason})";
            AuditWriter.Add(
                connection, asker.Length > 0 ? _origin with { Principal = asker } : _origin, "end operation", new AuditChange(NameOf(id), null, OperationDigest.Of(result), how), row.At);
        }

        transaction.Commit();
    }

    private static string NameOf(OperationId id) => $"operations/{id.Value}";

    private void Write(string sql, object parameters)
    {
        using var transaction = _writer().Begin();
        transaction.Connection.Execute(sql, parameters);
        transaction.Commit();
    }

    private List<Operation> Read(string sql, object? parameters)
    {
        using var lease = _readers.Rent();
        return lease.Connection.Query<OperationRow>(sql, parameters).AsList().ConvertAll(row => row.ToOperation());
    }
}
