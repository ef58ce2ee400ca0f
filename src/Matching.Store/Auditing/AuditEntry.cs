using System.Security.Cryptography;

namespace Matching.Store;

/// <summary>One line of the audit log.</summary>
/// <param name="Number">Its place in the log, from 1, without gaps.</param>
/// <param name="At">When, UTC, in whole microseconds.</param>
/// <param name="Origin">Who changed it, by what call.</param>
/// <param name="Change">What was changed.</param>
/// <param name="PreviousHash">The hash of the line before; zeros for the first.</param>
/// <param name="Hash">SHA-256 over all of the above: <see cref="ComputeHash"/>.</param>
public sealed record AuditEntry(long Number, DateTimeOffset At, AuditOrigin Origin, AuditChange Change, byte[] PreviousHash, byte[] Hash)
{
    /// <summary>The hash a line of this content has: anyone can compute it again from the exported log (docs/audit.md).</summary>
    public byte[] ComputeHash()
    {
        using var digest = new ContentDigest();
        digest.Add(Number);
        digest.Add(StoredTime.Write(At));
        digest.Add(Origin.Principal);
        digest.Add(Origin.Action);
        digest.Add(Origin.RequestId);
        digest.Add(Change.Resource);
        digest.Add(Change.BeforeHash);
        digest.Add(Change.AfterHash);
        digest.Add(Change.Details);
        digest.Add(PreviousHash);
        return digest.Finish();
    }

    /// <summary>Whether its hash is that of its content.</summary>
    public bool IsWhole => CryptographicOperations.FixedTimeEquals(Hash, ComputeHash());
}
