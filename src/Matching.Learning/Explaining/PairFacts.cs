namespace Matching.Learning;

/// <summary>What sentences say of one institution for a query: counts of the history, never of the model.</summary>
internal sealed class PairFacts
{
    public PairFacts(Catalogue catalogue, EngagementHistory history, QueryContext query, int institution)
    {
        var others = new HashSet<int>();
        var home = catalogue.CountryOf(institution);
        SectorAtHome = true;
        foreach (var past in history.OfInstitution(institution))
        {
            Total++;
            Last = past.Year;
            if (query.Sectors.Covers(past.Sector))
            {
                SectorCount++;
                SectorLast = past.Year;
                SectorAtHome &= past.Country == home;
            }

            FamilyCount += query.Sectors.CoversFamilyOf(past.Sector) ? 1 : 0;
            if (past.Enterprise == query.Enterprise)
            {
                Pair++;
                PairLast = past.Year;
            }
            else if (others.Add(past.Enterprise) && query.SimilarityTo(past.Enterprise) > 0)
            {
                Similar++;
            }
        }

        Others = others.Count;
        CountryTotal = query.EngagementsWith(home).All;
        CountOwn(catalogue, history, query, catalogue.Profiles[institution]);
    }

    /// <summary>Engagements of the institution.</summary>
    public int Total { get; }

    /// <summary>Year of the last of them.</summary>
    public int Last { get; }

    /// <summary>Those in the field asked for.</summary>
    public int SectorCount { get; }

    /// <summary>Year of the last of those.</summary>
    public int SectorLast { get; }

    /// <summary>Whether all of those were in its own country.</summary>
    public bool SectorAtHome { get; }

    /// <summary>Engagements in the families of the field.</summary>
    public int FamilyCount { get; }

    /// <summary>Engagements with the asking enterprise.</summary>
    public int Pair { get; }

    /// <summary>Year of the last of those.</summary>
    public int PairLast { get; }

    /// <summary>Other enterprises that engaged the institution.</summary>
    public int Others { get; }

    /// <summary>Those of them that share a field with the asking enterprise, the one asked for included.</summary>
    public int Similar { get; }

    /// <summary>Engagements with institutions of the same country.</summary>
    public int CountryTotal { get; }

    /// <summary>Engagements of the asking enterprise with institutions of the same kind.</summary>
    public int OwnOfKind { get; private set; }

    /// <summary>Engagements of the asking enterprise with institutions whose names speak of a concept that this one's speaks of.</summary>
    public int OwnOfConcept { get; private set; }

    /// <summary>Those concepts.</summary>
    public ulong OwnConcepts { get; private set; }

    private void CountOwn(Catalogue catalogue, EngagementHistory history, QueryContext query, InstitutionProfile profile)
    {
        foreach (var past in history.OfEnterprise(query.Enterprise))
        {
            var partner = catalogue.Profiles[past.Institution];
            var common = partner.Concepts & profile.Concepts;
            OwnOfKind += partner.Kind == profile.Kind ? 1 : 0;
            OwnOfConcept += common == 0 ? 0 : 1;
            OwnConcepts |= common;
        }
    }
}
