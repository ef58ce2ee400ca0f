using System.Globalization;

namespace Matching.Store;

/// <summary>What the audit log says of an import: how many rows it added and changed, and the hashes of those it changed as they were and as they are.</summary>
internal sealed class ImportDigest : IDisposable
{
    private readonly ContentDigest _before = new();
    private readonly ContentDigest _after = new();
    private long _inserted;
    private long _updated;

    /// <summary>Counts a row that was added.</summary>
    public UpsertResult Inserted(IAuditedRow row)
    {
        _inserted++;
        row.AddTo(_after);
        return UpsertResult.Inserted;
    }

    /// <summary>Counts a row that was changed.</summary>
    public UpsertResult Updated(IAuditedRow old, IAuditedRow row)
    {
        _updated++;
        old.AddTo(_before);
        row.AddTo(_after);
        return UpsertResult.Updated;
    }

    /// <summary>The whole import as one change.</summary>
    public AuditChange Finish(long revision) => new(
        "catalogue",
        _before.IsEmpty ? null : _before.Finish(),
        _after.Finish(),
        string.Create(CultureInfo.InvariantCulture, $"{_inserted} rows added, {_updated} changed; data revision {revision}"));

    /// <inheritdoc/>
    public void Dispose()
    {
        _before.Dispose();
        _after.Dispose();
    }
}
