using System.Collections.Frozen;
using System.Security.Cryptography;
using Matching.Store;
using Matching.V1;

namespace Matching.Service;

/// <summary>Callers known by an API key of the store. Thread-safe.</summary>
internal sealed class ApiKeyVerifier(MatchingStore store, TimeProvider time)
{
    private static readonly byte[] Nobody = new byte[SHA256.HashSizeInBytes];

    private volatile FrozenDictionary<string, (ApiKey Key, Caller Caller)> _keys = FrozenDictionary<string, (ApiKey Key, Caller Caller)>.Empty;
    private long _revision = -1;

    /// <summary>Whether any key is valid now.</summary>
    public bool HasAny => _keys.Values.Any(pair => pair.Key.IsValidAt(time.GetUtcNow()));

    /// <summary>Looks whether keys were added or revoked, by whatever process. Called a few times a second, by one thread.</summary>
    public void Refresh()
    {
        var revision = store.ApiKeys.Revision;
        if (revision != _revision)
        {
            _keys = store.ApiKeys.List().Where(key => key.RevokedAt is null).ToFrozenDictionary(key => key.Id, key => (key, CallerOf(key)), StringComparer.Ordinal);
            _revision = revision;
        }
    }

    /// <summary>Whose key it is; null when it is none that is valid.</summary>
    public Caller? Find(string given)
    {
        if (!ApiKeyText.TryReadId(given, out var id))
        {
            return null;
        }

        // Hashed and compared whether the id is known or not, so that the time taken does not tell.
        var isKnown = _keys.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var known);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        ApiKeyText.Hash(given, hash);
        var isRight = CryptographicOperations.FixedTimeEquals(hash, isKnown ? known.Key.Hash : Nobody);
        return isRight && isKnown && (known.Key.ExpiresAt is null || known.Key.IsValidAt(time.GetUtcNow())) ? known.Caller : null;
    }

    private static Caller CallerOf(ApiKey key)
    {
        var roles = RoleSet.None;
        foreach (var word in key.Roles.Split(' '))
        {
            roles = RoleSet.TryParse(word, out Role role) ? roles.With(role) : roles;
        }

        return new Caller($"key:{key.Name}", roles);
    }
}
