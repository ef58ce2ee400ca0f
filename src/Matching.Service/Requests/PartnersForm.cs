using Matching.Domain;
using Matching.Learning;

namespace Matching.Service;

/// <summary>The fields of a RankPartners request that say what is asked, each well-formed, before anything is looked up.</summary>
internal sealed record PartnersForm
{
    /// <summary>Largest <c>max_per_kind</c>.</summary>
    public const int MostPerKind = 10_000;

    /// <summary>What to do about an enterprise that is no id.</summary>
    public const string SearchHint = "SearchEnterprises finds the id of a name.";

    private string? Enterprise { get; init; }

    private string? SectorText { get; init; }

    private string? RegionText { get; init; }

    private CandidateFilter Filter { get; init; } = CandidateFilter.None;

    private InstitutionFilter? Condition { get; init; }

    private Stage Stage { get; init; }

    private Diversity Diversity { get; init; }

    private int MaxPerKind { get; init; }

    /// <summary>The year asked for; null for the data's own.</summary>
    public int? AsOfYear { get; private init; }

    /// <summary>Reads the fields; what is wrong with them goes to <paramref name="fields"/>.</summary>
    public static PartnersForm Read(RequestFields fields, V1.RankPartnersRequest request) => new()
    {
        Enterprise = fields.Id("enterprise", request.Enterprise, ResourceName.Enterprises, SearchHint),
        SectorText = fields.Text("sector", request.Sector, ResourceName.Sectors, required: false),
        RegionText = fields.Text("region", request.Region, ResourceName.Regions, required: true),
        Filter = CandidateFilters.Read(fields, request.CandidateFilter),
        Condition = fields.Filter("filter", request.Filter),
        Stage = fields.Stage("stage", request.Stage),
        Diversity = DiversityOf(fields, request.Diversity),
        MaxPerKind = Limit(fields, request.MaxPerKind),
        AsOfYear = fields.Year("as_of", request.AsOf),
    };

    /// <summary>Looks up what is named. Only for a form of which nothing was refused.</summary>
    /// <param name="policy">What a stage adds.</param>
    /// <param name="sectors">The sectors there are, custom ones included.</param>
    /// <exception cref="UnknownResourceException">The sector or region does not exist.</exception>
    public PartnersQuery Resolve(StagePolicy policy, SectorTree sectors)
    {
        var region = Trees.Region(RegionText!);
        var sector = SectorText is null ? null : Trees.Sector(sectors, SectorText);
        return new PartnersQuery(
            new RankQuery(new EnterpriseId(Enterprise!), sector?.Id, region.Id), Filter, Condition, new Arrangement(Stage, policy, Diversity, MaxPerKind), AsOfYear);
    }

    private static Diversity DiversityOf(RequestFields fields, V1.Diversity given)
    {
        switch (given)
        {
            case V1.Diversity.Unspecified or V1.Diversity.None:
                return Diversity.None;
            case V1.Diversity.ByKind:
                return Diversity.ByKind;
            case V1.Diversity.ByCountry:
                return Diversity.ByCountry;
            default:
                fields.Refuse("diversity", $"{(int)given} is not a diversity.");
                return Diversity.None;
        }
    }

    private static int Limit(RequestFields fields, int given)
    {
        if (given is < 0 or > MostPerKind)
        {
            fields.Refuse("max_per_kind", $"is {given}; it must be from 1 to {MostPerKind}, or 0 for no limit.");
        }

        return given;
    }
}
