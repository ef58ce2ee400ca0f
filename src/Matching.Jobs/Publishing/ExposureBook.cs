using Matching.Domain;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>Keeps count of who stands on first pages, before and after a cap. One thread at a time.</summary>
/// <param name="catalogue">Numbers the institutions.</param>
/// <param name="options">The cap, if any, and what a first page is.</param>
internal sealed class ExposureBook(Catalogue catalogue, PublishOptions options)
{
    private readonly ExposureCounts _before = new(catalogue.Institutions.Count, options.FirstPage);
    private readonly ExposureCounts _after = new(catalogue.Institutions.Count, options.FirstPage);
    private readonly HashSet<RegionId> _regions = [];
    private double _ndcg;
    private long _pages;

    /// <summary>Counts a page that is published by score alone.</summary>
    public void Add(RankedPage page)
    {
        var numbers = Numbers(page);
        Count(page.Query.Region, numbers, numbers, ndcg: 1);
    }

    /// <summary>Arranges pages by the cap and counts them.</summary>
    /// <param name="heads">Every page of the generation, by score alone.</param>
    /// <param name="cap">The cap.</param>
    /// <returns>The pages as they are to be published, one at a time.</returns>
    public IEnumerable<RankedPage> Arrange(IReadOnlyList<RankedHead> heads, ExposureCap cap)
    {
        var drafts = heads.Select(Draft).ToArray();
        var orders = ExposureDraft.Arrange(drafts, catalogue.Institutions.Count, cap);
        for (var i = 0; i < drafts.Length; i++)
        {
            var (page, draft, order) = (heads[i].Page, drafts[i], orders[i]);
            Count(page.Query.Region, draft.Institutions, Array.ConvertAll(order, position => draft.Institutions[position]), ExpectedNdcg.Of(draft.Shares, order));
            yield return page with { Top = Array.ConvertAll(order, position => page.Top[position]) };
        }
    }

    /// <summary>What was counted.</summary>
    public ExposureReport Report() => new(
        options.Cap,
        options.FirstPage,
        _after.Candidates,
        _before.Gini(),
        _after.Gini(),
        _before.Most,
        _after.Most,
        options.MaxExposure is { } most ? _after.Beyond(most) : 0,
        _pages == 0 ? 0 : Math.Max(0, 1 - (_ndcg / _pages)));

    private void Count(RegionId region, int[] byScore, int[] asPublished, double ndcg)
    {
        _before.Add(byScore);
        _after.Add(asPublished);
        (_ndcg, _pages) = (_ndcg + ndcg, _pages + 1);
        if (!_regions.Add(region))
        {
            return;
        }

        foreach (var country in catalogue.Regions.Get(region)!.Countries)
        {
            var candidates = catalogue.InCountry(catalogue.IndexOf(country));
            _before.AddCandidates(candidates);
            _after.AddCandidates(candidates);
        }
    }

    private int[] Numbers(RankedPage page) => [.. page.Top.Select(item => catalogue.IndexOf(item.Institution))];

    private DraftPage Draft(RankedHead head) => new(Numbers(head.Page), [.. head.Page.Top.Select(item => Math.Exp(item.Score - head.LogSum))]);
}
