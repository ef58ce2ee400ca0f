using System.Buffers;
using System.Numerics;

namespace Matching.Learning;

/// <summary>
/// The one place where features are made: (history, query, candidates) to a dense matrix whose columns are <see cref="FeatureSet.Columns"/>.
/// </summary>
internal static class FeatureExtractor
{
    /// <summary>Years since the last engagement of an institution nobody engaged.</summary>
    internal const float NeverEngagedYears = 30;

    private const double PriorStrength = 3;

    /// <summary>Computes the matrix of a query.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="history">What is known; nothing else may be looked at.</param>
    /// <param name="logit">The first stage, which fills the first column.</param>
    /// <param name="enterprise">Who asks.</param>
    /// <param name="sector">The sector's number, or -1 for all.</param>
    /// <param name="candidates">Institution numbers.</param>
    public static FeatureMatrix Extract(
        Catalogue catalogue, EngagementHistory history, LogitModel logit, int enterprise, int sector, int[] candidates)
    {
        var values = new float[candidates.Length * FeatureMatrix.Width];
        Extract(catalogue, history, logit, new QueryContext(catalogue, history, enterprise, sector), candidates, values);
        return new FeatureMatrix(candidates, values);
    }

    /// <summary>Computes the rows of a query into memory that is given. Allocates nothing that grows with the candidates.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="history">What is known; nothing else may be looked at.</param>
    /// <param name="logit">The first stage, which fills the first column.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="candidates">Institution numbers.</param>
    /// <param name="values">One row of <see cref="FeatureMatrix.Width"/> columns a candidate; what it held before is overwritten.</param>
    public static void Extract(
        Catalogue catalogue, EngagementHistory history, LogitModel logit, QueryContext query, ReadOnlySpan<int> candidates, Span<float> values)
    {
        Count(catalogue, history, query, candidates, values);
        logit.Without.Clear(values);
        logit.Fill(candidates, values, catalogue, query);
    }

    /// <summary>Computes every column but the first, which <see cref="LogitModel.Fill(FeatureMatrix, Catalogue, QueryContext)"/> fills from the others.</summary>
    public static FeatureMatrix Count(Catalogue catalogue, EngagementHistory history, QueryContext query, int[] candidates)
    {
        var matrix = new FeatureMatrix(candidates, new float[candidates.Length * FeatureMatrix.Width]);
        Count(catalogue, history, query, candidates, matrix.Values);
        return matrix;
    }

    private static void Count(Catalogue catalogue, EngagementHistory history, QueryContext query, ReadOnlySpan<int> candidates, Span<float> values)
    {
        var first = ArrayPool<int>.Shared.Rent(candidates.Length);
        RoleGroups.Find(catalogue, candidates, first);
        var width = FeatureMatrix.Width;
        for (var row = 0; row < candidates.Length; row++)
        {
            var columns = values.Slice(row * width, width);
            if (first[row] == row)
            {
                columns.Clear();
                FillPatterns(columns, catalogue, history, query, candidates[row]);
            }
            else
            {
                // The patterns are those of the first of its sort; every other column is written below.
                values.Slice(first[row] * width, width).CopyTo(columns);
            }

            FillCounts(columns, catalogue, history, query, candidates[row]);
        }

        ArrayPool<int>.Shared.Return(first);
    }

    private static void FillCounts(Span<float> values, Catalogue catalogue, EngagementHistory history, QueryContext query, int candidate)
    {
        var past = history.OfInstitution(candidate);
        var place = history.PlaceOf(candidate);
        double decayed = 0, inSectorsDecayed = 0, pairDecayed = 0, similar = 0;
        int inSectors = 0, inFamilies = 0, pair = 0, enterprises = 0;
        for (var i = 0; i < past.Length; i++)
        {
            var weight = history.WeightOf(past[i].Year);
            var covered = query.Sectors.Covers(past[i].Sector);
            decayed += weight;
            inSectors += covered ? 1 : 0;
            inSectorsDecayed += covered ? weight : 0;
            inFamilies += query.Sectors.CoversFamilyOf(past[i].Sector) ? 1 : 0;
            if (past[i].Enterprise == query.Enterprise)
            {
                pair++;
                pairDecayed += weight;
            }

            if (query.Totals.IsFirst(place + i))
            {
                enterprises++;
                similar += past[i].Enterprise == query.Enterprise ? 0 : query.SimilarityTo(past[i].Enterprise);
            }
        }

        var country = query.EngagementsWith(catalogue.CountryOf(candidate));
        values[1] = past.Length;
        values[2] = (float)decayed;
        values[3] = inSectors;
        values[4] = (float)inSectorsDecayed;
        values[5] = inFamilies;
        values[6] = past.Length == 0 ? NeverEngagedYears : Math.Min(NeverEngagedYears, history.AsOfYear - past[^1].Year);
        values[7] = pair;
        values[8] = (float)pairDecayed;
        values[9] = enterprises;
        values[10] = (float)(past.Length / (country.All + 1.0));
        values[11] = (float)(inSectors / (country.InSectors + 1.0));
        values[20] = (float)similar;
        values[21] = query.OwnEngagements;
        values[22] = country.All;
        values[23] = query.OwnEngagementsWith(catalogue.CountryOf(candidate));
    }

    private static void FillPatterns(Span<float> values, Catalogue catalogue, EngagementHistory history, QueryContext query, int candidate)
    {
        var profile = catalogue.Profiles[candidate];
        var patterns = history.Patterns;
        double kind = 0, kindNearby = 0, roleSector = 0, roleFamily = 0, concept = 0, country = 0;
        foreach (var (sector, weight) in query.Sectors.Parts)
        {
            kind += weight * patterns.KindGivenSector(profile.Kind, sector);
            kindNearby += weight * patterns.KindGivenSubregion(profile.Kind, profile.Subregion, sector);
            roleSector += weight * patterns.RoleElsewhereInSector(profile, sector);
            roleFamily += weight * patterns.RoleElsewhereInFamily(profile, sector);
            concept += weight * patterns.ConceptGivenSector(profile.Concepts, sector);
            country += weight * patterns.CountryGivenSubregion(profile, sector);
        }

        double sameKind = query.Partners.OfKind(profile.Kind), sameConcept = query.Partners.SharingConcept(profile.Concepts);

        values[12] = (float)kind;
        values[13] = (float)((sameKind + (PriorStrength * kind)) / (query.OwnEngagements + PriorStrength));
        values[14] = (float)kindNearby;
        values[15] = (float)roleSector;
        values[16] = (float)roleFamily;
        values[17] = (float)concept;
        values[18] = BitOperations.PopCount(profile.Concepts & query.Profile.Concepts);
        values[19] = (float)((sameConcept + (PriorStrength * concept)) / (query.OwnEngagements + PriorStrength));
        values[24] = (float)country;
    }
}
