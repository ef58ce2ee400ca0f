using System.Diagnostics;
using Matching.Domain;

namespace Matching.Store.Tests;

/// <summary>
/// Measures, and asserts nothing but the counts. Run alone:
/// <c>dotnet run -c Release --project tests/Matching.Store.Tests -- -explicit only -class Matching.Store.Tests.StoreFigures -showLiveOutput</c>.
/// </summary>
public sealed class StoreFigures : StoreTestBase
{
    private const int Enterprises = 5_000;
    private const int Institutions = 100_000;
    private const int Engagements = 1_000_000;

    private static readonly string[] Words =
    [
        "national", "power", "electricity", "company", "university", "of", "ministry", "port", "authority", "bank", "development", "institute",
        "hospital", "northern", "eastern", "technology", "railway", "water", "corporation", "energy",
    ];

    [Fact(Explicit = true)]
    public void ImportReadAndSearch_AMillionEngagements_Measured()
    {
        var store = Open();
        var random = new Random(1);
        var names = Enumerable.Range(0, Institutions).Select(_ => Name(random)).ToArray();
        foreach (var round in new[] { "new", "unchanged" })
        {
            using var session = store.BeginImport();
            Measure($"{round} enterprises", Enterprises, i => session.Put(World.Enterprise($"E{i:D6}", $"Enterprise {names[i]}", $"中国电建{i}")));
            Measure($"{round} institutions", Institutions, i => session.Put(World.Institution($"I{i:D7}", names[i], i % 2 == 0 ? "ZM" : "KE")));
            random = new Random(2);
            Measure($"{round} engagements", Engagements, i => session.Put(World.Engagement(
                $"G{i:D8}",
                $"E{random.Next(Enterprises):D6}",
                $"I{random.Next(Institutions):D7}",
                1990 + random.Next(35))));
            Measure($"{round} commit", 1, _ => session.Commit());
        }

        Assert.Equal(1, store.DataRevision);
        using (var reading = store.Engagements.ReadAll().GetEnumerator())
        {
            Measure("read engagements", Engagements, _ => reading.MoveNext());
            Assert.False(reading.MoveNext());
        }

        Measure("data revision", 100_000, _ => store.DataRevision);
        Measure("find institution", 100_000, i => store.Catalogue.FindInstitution(new InstitutionId($"I{i:D7}")));
        foreach (var text in new[] { names[500], names[500][..5], "national university", "natoinal univercity", "power company of the northern port", "z", "xqxqxq" })
        {
            Measure($"search '{text}'", 50, _ => store.Catalogue.SearchInstitutions(text, country: null, 10));
        }
    }

    private static string Name(Random random)
    {
        var own = string.Concat(Enumerable.Range(0, 3).Select(_ => $"{"bcdfghjklmnprstvz"[random.Next(17)]}{"aeiou"[random.Next(5)]}"));
        return $"{own} {Words[random.Next(Words.Length)]} {Words[random.Next(Words.Length)]}";
    }

    private static void Measure(string what, int count, Func<int, object?> act)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            act(i);
        }

        Say(what, count, clock.Elapsed);
    }

    private static void Say(string what, int count, TimeSpan time) => TestContext.Current.TestOutputHelper!.WriteLine(
        $"{what}: {count:N0} in {time.TotalSeconds:F2} s, {count / time.TotalSeconds:N0}/s, {time.TotalMilliseconds / count:F4} ms each");
}
