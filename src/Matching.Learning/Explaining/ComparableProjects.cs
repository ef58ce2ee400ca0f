namespace Matching.Learning;

/// <summary>
/// Finds what institutions of the same sort did in the same field in neighbouring countries: those of the same UN M49 node just above the
/// country. One thread at a time.
/// </summary>
internal sealed class ComparableProjects(Catalogue catalogue, EngagementHistory history, QueryContext query)
{
    private readonly Dictionary<int, ILookup<ulong, int>> _engagedByRole = [];

    /// <summary>The engagements, in no particular order.</summary>
    public IEnumerable<PastEngagement> Of(int institution)
    {
        var profile = catalogue.Profiles[institution];
        foreach (var other in EngagedIn(profile.Subregion)[profile.Role])
        {
            if (catalogue.Profiles[other].Country == profile.Country)
            {
                continue;
            }

            foreach (var past in history.OfInstitution(other).ToArray())
            {
                if (query.Sectors.Covers(past.Sector))
                {
                    yield return past;
                }
            }
        }
    }

    private ILookup<ulong, int> EngagedIn(int subregion)
    {
        if (!_engagedByRole.TryGetValue(subregion, out var found))
        {
            var engaged = new List<int>();
            for (var country = 0; country < catalogue.CountryCount; country++)
            {
                if (catalogue.SubregionOfCountry[country] == subregion)
                {
                    AddEngaged(engaged, catalogue.InCountry(country));
                }
            }

            found = _engagedByRole[subregion] = engaged.ToLookup(institution => catalogue.Profiles[institution].Role);
        }

        return found;
    }

    private void AddEngaged(List<int> engaged, ReadOnlySpan<int> institutions)
    {
        foreach (var institution in institutions)
        {
            if (history.OfInstitution(institution).Length > 0)
            {
                engaged.Add(institution);
            }
        }
    }
}
