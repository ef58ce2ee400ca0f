using CsCheck;
using Matching.Domain;
using Matching.Testing;

namespace Matching.Learning.Tests.Arranging;

public sealed class ArrangerTests
{
    private static readonly SmallWorld World = new();

    private static readonly Catalogue Known = Catalogue.Create(World.Enterprises, World.Institutions, RegionTree.Default, SectorTree.Default);

    /// <summary>Rankings of some institutions, with ties.</summary>
    private static readonly Gen<RankedInstitution[]> Rankings =
        Gen.Shuffle(Enumerable.Range(0, Known.Institutions.Count).ToArray(), 0, 120).SelectMany(numbers => Gen.Int[-8, 8].Array[numbers.Length].Select(scores => Sorted(numbers, scores)));

    private static readonly Gen<Arrangement> Arrangements = Gen.Select(
        Gen.Enum<Stage>(), Gen.Enum<Diversity>(), Gen.Int[0, 5], (stage, diversity, most) => new Arrangement(stage, StagePolicy.Default, diversity, most));

    [Fact]
    public void Arrange_Anything_IsATotalOrderByTheSumThenTheId() =>
        Gen.Select(Rankings, Arrangements).Sample((ranked, how) =>
        {
            var placed = Arranger.Arrange(ranked, Known, how);
            return placed.Zip(placed.Skip(1)).All(pair => pair.First.Total > pair.Second.Total
                || (pair.First.Total == pair.Second.Total && pair.First.Institution.CompareTo(pair.Second.Institution) < 0));
        });

    [Fact]
    public void Arrange_Anything_KeepsEveryScoreAndInventsNobody() =>
        Gen.Select(Rankings, Arrangements).Sample((ranked, how) =>
        {
            var placed = Arranger.Arrange(ranked, Known, how with { MaxPerKind = 0 });
            return placed.Select(line => new RankedInstitution(line.Institution, line.Score)).ToHashSet().SetEquals(ranked) && placed.Count == ranked.Length;
        });

    [Fact]
    public void Arrange_Stage_AddsThePolicyOfTheKindAndNothingElse() =>
        Gen.Select(Rankings, Arrangements).Sample((ranked, how) => Arranger.Arrange(ranked, Known, how)
            .All(line => line.PolicyScore == StagePolicy.Default.For(how.Stage, KindOf(line.Institution))));

    [Fact]
    public void Arrange_MaxPerKind_KeepsTheBestOfEachKind() =>
        Gen.Select(Rankings, Gen.Int[1, 5]).Sample((ranked, most) => Arranger.Arrange(ranked, Known, Arrangement.None with { MaxPerKind = most })
            .Select(line => line.Institution)
            .SequenceEqual(ranked.Where((item, i) => ranked.Take(i).Count(above => KindOf(above.Institution) == KindOf(item.Institution)) < most).Select(item => item.Institution)));

    [Theory]
    [InlineData(Diversity.ByKind)]
    [InlineData(Diversity.ByCountry)]
    public void Arrange_Diversity_TakesOffAStepForEachOfTheSameSortAbove(Diversity diversity) =>
        Rankings.Sample(ranked =>
        {
            var placed = Arranger.Arrange(ranked, Known, Arrangement.None with { Diversity = diversity });
            return placed.Select((line, i) => (line, Above: placed.Take(i).Count(above => SortOf(above.Institution, diversity) == SortOf(line.Institution, diversity))))
                .All(pair => pair.line.DiversityScore == -Arranger.DiversityStep * pair.Above);
        });

    [Fact]
    public void Arrange_EqualScores_TakeTurnsByKind()
    {
        var ranked = World.Institutions.Where(one => one.Country.Value == "KE").OrderBy(one => one.Id).Select(one => new RankedInstitution(one.Id, 1)).ToList();
        var placed = Arranger.Arrange(ranked, Known, Arrangement.None with { Diversity = Diversity.ByKind });
        var kinds = ranked.Select(item => KindOf(item.Institution)).Distinct().Count();

        Assert.Equal(kinds, placed.Take(kinds).Select(line => KindOf(line.Institution)).Distinct().Count());
    }

    private static RankedInstitution[] Sorted(int[] numbers, int[] scores) =>
        [.. numbers.Zip(scores).OrderByDescending(pair => pair.Second).ThenBy(pair => pair.First).Select(pair => new RankedInstitution(Known.Institutions[pair.First].Id, pair.Second / 4f))];

    private static InstitutionKind KindOf(InstitutionId id) => Known.Institutions[Known.IndexOf(id)].Kind;

    private static string SortOf(InstitutionId id, Diversity diversity) =>
        diversity == Diversity.ByKind ? KindOf(id).ToToken() : Known.Institutions[Known.IndexOf(id)].Country.Value;
}
