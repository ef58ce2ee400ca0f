namespace Matching.Learning;

/// <summary>Which enterprises the next engagements of a sector are expected to be of: decayed counts, backed off from the sector to its family to all.</summary>
/// <remarks>
/// Dirichlet smoothing level by level, as in MacKay and Peto 1995 ("A hierarchical Dirichlet language model"). Counts by country, subregion
/// or both added nothing on the development windows (docs/asking.md): where an enterprise goes next says less than what it does.
/// </remarks>
internal static class EnterpriseActivity
{
    /// <summary>How many engagements' worth of trust the wider level gets.</summary>
    public const double PriorStrength = 3;

    /// <summary>The expected part of each enterprise; sums to 1. One without any history has a part too.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="history">What is known.</param>
    /// <param name="sector">The sector's number, or -1 for all.</param>
    public static double[] Of(Catalogue catalogue, EngagementHistory history, int sector)
    {
        var part = new double[catalogue.Enterprises.Count];
        Array.Fill(part, 1.0 / Math.Max(1, part.Length));
        Refine(part, history, static _ => true);
        if (sector >= 0)
        {
            var family = catalogue.FamilyOfSector[sector];
            var scope = catalogue.Sectors.SelfAndDescendants(catalogue.Sectors.All[sector].Id).Select(node => catalogue.IndexOf(node.Id)).ToHashSet();
            Refine(part, history, past => catalogue.FamilyOfSector[past] == family);
            Refine(part, history, scope.Contains);
        }

        return part;
    }

    private static void Refine(double[] part, EngagementHistory history, Func<int, bool> isWithin)
    {
        var counts = new double[part.Length];
        double total = 0;
        for (var enterprise = 0; enterprise < part.Length; enterprise++)
        {
            foreach (var past in history.OfEnterprise(enterprise))
            {
                counts[enterprise] += isWithin(past.Sector) ? history.WeightOf(past.Year) : 0;
            }

            total += counts[enterprise];
        }

        for (var enterprise = 0; enterprise < part.Length; enterprise++)
        {
            part[enterprise] = (counts[enterprise] + (PriorStrength * part[enterprise])) / (total + PriorStrength);
        }
    }
}
