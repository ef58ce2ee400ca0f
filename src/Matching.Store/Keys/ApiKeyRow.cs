namespace Matching.Store;

/// <summary>A row of <c>api_key</c>.</summary>
internal sealed record ApiKeyRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Roles { get; init; }

    public required byte[] Hash { get; init; }

    public long CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public long? ExpiresAt { get; init; }

    public long? RevokedAt { get; init; }

    public static ApiKeyRow From(ApiKey key) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Roles = key.Roles,
        Hash = key.Hash,
        CreatedAt = StoredTime.Write(key.CreatedAt),
        CreatedBy = key.CreatedBy,
        ExpiresAt = key.ExpiresAt is { } expires ? StoredTime.Write(expires) : null,
    };

    public ApiKey ToKey() => new(Id, Name, Roles, Hash, StoredTime.Read(CreatedAt), CreatedBy)
    {
        ExpiresAt = StoredTime.ReadOrNull(ExpiresAt),
        RevokedAt = StoredTime.ReadOrNull(RevokedAt),
    };
}
