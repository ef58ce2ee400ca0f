using Matching.Domain;

namespace Matching.Interchange;

/// <summary>Projects become engagements: every Chinese company of a project with every named local institution of it.</summary>
internal sealed class AidDataMapping(RegionTree regions)
{
    private const string Home = "CN";

    private readonly AgencyIdentities _enterprises = new(regions, "enterprise");
    private readonly AgencyIdentities _institutions = new(regions, "institution");
    private readonly ProjectClusters _clusters = new();
    private readonly List<(AidDataProject Project, string Enterprise, string Institution, EngagementRole Role)> _pairs = [];
    private int _projects;
    private int _used;
    private int _umbrella;
    private int _several;
    private int _noCompany;
    private int _noInstitution;
    private int _fundsOnly;
    private int _governments;
    private int _generic;
    private int _misaligned;

    /// <summary>Takes one project.</summary>
    public void Add(AidDataProject project)
    {
        _projects++;
        _misaligned += project.MisalignedLists;
        _clusters.Note(project.Id, project.Parents, project.Title, project.Comments);
        if (project.IsUmbrella)
        {
            _umbrella++;
        }
        else if (project.Country is not { } country)
        {
            _several++;
        }
        else
        {
            Pair(project, country);
        }
    }

    /// <summary>What all projects together gave.</summary>
    public AidDataContent Finish(AidDataLayout layout, IReadOnlyList<string> header, int rejected)
    {
        var enterprises = _enterprises.All.Select(entry => new Enterprise(new EnterpriseId(entry.Id), entry.Name, entry.Aliases)).ToList();
        var institutions = _institutions.All.Select(entry => new Institution(
            new InstitutionId(entry.Id), entry.Name, entry.Aliases, new CountryCode(entry.Country), AgencyKinds.Of(entry.Name, entry.Type))).ToList();
        var engagements = _pairs.Select(pair => Engagement(pair.Project, pair.Enterprise, pair.Institution, pair.Role))
            .OrderBy(engagement => engagement.Id.Value, StringComparer.Ordinal).ToList();
        var amount = AidDataLayout.FindAmountColumn(header);
        return new AidDataContent(enterprises, institutions, engagements, new AidDataSummary(
            layout.Release, _projects + rejected, _used, _umbrella, _several, _noCompany, _noInstitution, rejected, _fundsOnly, _governments, _generic, _misaligned,
            enterprises.Count, institutions.Count, engagements.Count,
            engagements.Select(engagement => engagement.ProjectCluster).Distinct(StringComparer.Ordinal).Count(),
            [.. header.Except(layout.Published).Where(name => name.Length > 0 && name != amount)],
            [.. layout.Published.Except(header).Where(name => !name.StartsWith("Amount (Constant USD", StringComparison.Ordinal))]));
    }

    private void Pair(AidDataProject project, CountryCode country)
    {
        var companies = Named(project.Receiving.Concat(project.Implementing).Where(agency => agency is { Side: AgencySide.Chinese, IsCompany: true }));
        if (companies.Count == 0)
        {
            _noCompany++;
            _fundsOnly += project.Funding.Any(agency => agency.IsCompany) ? 1 : 0;
            return;
        }

        // A body in both lists implements: that says more of what it did.
        var implementing = Named(project.Implementing.Where(agency => agency.Side == AgencySide.Local));
        var receiving = Named(project.Receiving.Where(agency => agency.Side == AgencySide.Local));
        var local = new Dictionary<string, EngagementRole>(StringComparer.Ordinal);
        foreach (var (agencies, role) in new[] { (implementing, EngagementRole.Implementing), (receiving, EngagementRole.Receiving) })
        {
            foreach (var agency in agencies)
            {
                local.TryAdd(_institutions.Note(agency, country.Value), role);
            }
        }

        if (local.Count == 0)
        {
            _noInstitution++;
            return;
        }

        _used++;
        foreach (var enterprise in companies.Select(agency => _enterprises.Note(agency, Home)).ToHashSet(StringComparer.Ordinal))
        {
            _pairs.AddRange(local.Select(institution => (project, enterprise, institution.Key, institution.Value)));
        }
    }

    /// <summary>Leaves out those that are nobody in particular, and counts them.</summary>
    private List<Agency> Named(IEnumerable<Agency> agencies)
    {
        var named = new List<Agency>();
        foreach (var agency in agencies)
        {
            if (AgencyNames.IsGovernment(agency.Name))
            {
                _governments++;
            }
            else if (AgencyNames.IsGeneric(agency.Name))
            {
                _generic++;
            }
            else
            {
                named.Add(agency);
            }
        }

        return named;
    }

    private Engagement Engagement(AidDataProject project, string enterprise, string institution, EngagementRole role)
    {
        var brief = ProjectClusters.WithoutNote(project.Title);
        return new Engagement(
            new EngagementId(AgencyIdentities.HashId($"engagement|{project.Id}|{enterprise}|{institution}")),
            new EnterpriseId(enterprise),
            new InstitutionId(institution),
            project.Country!.Value,
            project.Sector,
            project.Year,
            project.Outcome,
            project.AmountUsdMillions,
            role,
            project.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            _clusters.Of(project.Id).ToString(System.Globalization.CultureInfo.InvariantCulture),
            brief.Length <= InterchangeFormat.MaxBriefLength ? brief : brief[..InterchangeFormat.MaxBriefLength]);
    }
}
