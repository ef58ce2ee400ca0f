namespace Matching.Store;

/// <summary>A key by which a program shows who it is. The key itself is not known: only its hash.</summary>
/// <param name="Id">The part of the key that is no secret.</param>
/// <param name="Name">Whose it is; several keys may have one name, so that one can follow another.</param>
/// <param name="Roles">What its holder may do: words parted by spaces.</param>
/// <param name="Hash">SHA-256 of the whole key.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Who made it.</param>
public sealed record ApiKey(string Id, string Name, string Roles, byte[] Hash, DateTimeOffset CreatedAt, string CreatedBy)
{
    /// <summary>From then on it is not valid; null: without end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was revoked; null: it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Whether it is valid at a moment.</summary>
    public bool IsValidAt(DateTimeOffset now) => RevokedAt is null && !(ExpiresAt <= now);
}
