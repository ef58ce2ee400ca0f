using CsCheck;
using Matching.Domain;

namespace Matching.Learning.Tests.Exposure;

public sealed class ExposureDraftTests
{
    private const int Institutions = 30;

    private static readonly Gen<DraftPage> Pages = Gen.Shuffle(Enumerable.Range(0, Institutions).ToArray(), 0, Institutions)
        .SelectMany(numbers => Gen.Double[0, 1].Array[numbers.Length].Select(shares => new DraftPage(numbers, [.. shares.OrderDescending()])));

    private static readonly Gen<(DraftPage[] Pages, ExposureCap Cap)> Drafts = Gen.Select(
        Pages.Array[0, 25], Gen.Int[1, 8], Gen.Int[1, 6], (pages, most, first) => (pages, new ExposureCap(most, first)));

    [Fact]
    public void Arrange_Anything_GivesEachPageItsOwnInstitutionsOnce() =>
        Drafts.Sample(draft => ExposureDraft.Arrange(draft.Pages, Institutions, draft.Cap)
            .Zip(draft.Pages).All(pair => pair.First.Order().SequenceEqual(Enumerable.Range(0, pair.Second.Institutions.Length))));

    [Fact]
    public void Arrange_Anything_KeepsTheOrderWithinAndBehindTheFirstPage() =>
        Drafts.Sample(draft => ExposureDraft.Arrange(draft.Pages, Institutions, draft.Cap)
            .All(order => Rises(order.Take(draft.Cap.FirstPage)) && Rises(order.Skip(draft.Cap.FirstPage))));

    [Fact]
    public void Arrange_Anything_GoesBeyondTheCapOnlyForWantOfOthers() =>
        Drafts.Sample(draft =>
        {
            var orders = ExposureDraft.Arrange(draft.Pages, Institutions, draft.Cap);
            var heads = orders.Zip(draft.Pages).Select(pair => pair.First.Take(draft.Cap.FirstPage).Select(position => pair.Second.Institutions[position]).ToHashSet()).ToArray();
            var counts = Enumerable.Range(0, Institutions).Select(institution => heads.Count(head => head.Contains(institution))).ToArray();
            var withOthers = heads.Zip(draft.Pages)
                .Where(pair => pair.Second.Institutions.Any(other => !pair.First.Contains(other) && counts[other] < draft.Cap.MostPages))
                .Select(pair => pair.First).ToArray();
            return Enumerable.Range(0, Institutions).All(institution => withOthers.Count(head => head.Contains(institution)) <= draft.Cap.MostPages);
        });

    [Fact]
    public void Arrange_NobodyAboveTheCap_ChangesNothing() =>
        Pages.Array[0, 8].Sample(pages => ExposureDraft.Arrange(pages, Institutions, new ExposureCap(8, 5))
            .All(order => order.SequenceEqual(Enumerable.Range(0, order.Length))));

    [Fact]
    public void Arrange_OnePlaceForTwo_GoesWhereTheShareIsLarger()
    {
        DraftPage[] pages = [new([7, 3, 4], [0.5, 0.3, 0.2]), new([7, 5, 6], [0.9, 0.06, 0.04])];
        var orders = ExposureDraft.Arrange(pages, 8, new ExposureCap(1, 1));

        Assert.Equal([1, 0, 2], orders[0]);
        Assert.Equal([0, 1, 2], orders[1]);
    }

    private static bool Rises(IEnumerable<int> positions) => positions.Zip(positions.Skip(1)).All(pair => pair.First < pair.Second);
}
