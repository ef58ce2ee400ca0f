using Matching.Domain;
using Matching.Store;
using Matching.Testing;

namespace Matching.Service.Tests;

public sealed class AttributionTokenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MatchingStore _store;

    public AttributionTokenTests() => _store = MatchingStore.Open(new StoreOptions(_folder.File("store.db")));

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Read_WrittenToken_SaysTheSameAlsoOnAnotherReplica()
    {
        var attribution = Attribution(institutions: 200);
        var token = new AttributionTokens(_store).Write(attribution);
        using var replica = MatchingStore.Open(new StoreOptions(_store.Path));
        var read = new AttributionTokens(replica).Read(token)!;

        Assert.Equal(attribution with { Marks = [] }, read with { Marks = [] });
        Assert.Equal(attribution.Marks, read.Marks);
        Assert.Equal((41, 240, null), (read.RankOf(IdOf(0)), read.RankOf(IdOf(199)), read.RankOf(IdOf(200))));
        Assert.True(token.Length <= AttributionTokens.MaxLength, $"{token.Length} characters");
    }

    [Fact]
    public void Read_AnyByteChanged_IsRefused()
    {
        var tokens = new AttributionTokens(_store);
        var token = tokens.Write(Attribution(institutions: 3));
        for (var i = 0; i < token.Length; i++)
        {
            var other = token[i] == 'A' ? 'B' : 'A';
            Assert.Null(tokens.Read($"{token[..i]}{other}{token[(i + 1)..]}"));
        }

        Assert.Null(tokens.Read(string.Empty));
        Assert.Null(tokens.Read(token[..^4]));
    }

    [Fact]
    public void Read_TokenOfAnotherStore_IsRefused()
    {
        using var other = MatchingStore.Open(new StoreOptions(_folder.File("other.db")));

        Assert.Null(new AttributionTokens(other).Read(new AttributionTokens(_store).Write(Attribution(institutions: 3))));
    }

    private static InstitutionId IdOf(int number) => new($"institution-with-a-rather-long-name-to-be-on-the-safe-side-{number:000}");

    private static Attribution Attribution(int institutions) => new(
        new RankQuery(new EnterpriseId(new string('e', 64)), null, new RegionId("eastern-africa")),
        "2014-b536aba3",
        7,
        12,
        FirstRank: 41,
        [.. Enumerable.Range(0, institutions).Select(i => Service.Attribution.MarkOf(IdOf(i)))]);
}
