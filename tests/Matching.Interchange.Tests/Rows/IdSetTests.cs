using CsCheck;

namespace Matching.Interchange.Tests.Rows;

public sealed class IdSetTests
{
    [Fact]
    public void Add_AnyIds_AgreesWithASetOfStrings() =>
        Gen.String[Gen.Char["ab0"], 1, 40].List[0, 300].Sample(
            ids =>
            {
                var set = new IdSet();
                var expected = new HashSet<string>(StringComparer.Ordinal);
                return ids.All(id => set.Add(id) == expected.Add(id));
            },
            iter: 300);

    [Fact]
    public void Add_ManyIds_FindsEachAgain()
    {
        var set = new IdSet();

        var added = Enumerable.Range(0, 100_000).Count(i => set.Add($"G{i:x12}"));
        var again = Enumerable.Range(0, 100_000).Count(i => set.Add($"G{i:x12}"));

        Assert.Equal((100_000, 0), (added, again));
    }
}
