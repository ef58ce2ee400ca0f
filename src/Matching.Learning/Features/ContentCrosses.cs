using System.Numerics;

namespace Matching.Learning;

/// <summary>The hashed crosses of the content model.</summary>
/// <remarks>
/// Words are crossed with sector, family or enterprise and never stand alone: alone they learn what a row of the training data
/// looks like, not what the institution does.
/// </remarks>
internal static class ContentCrosses
{
    private enum Side : ulong
    {
        Kind = 1,
        Concept = 2,
        KindConcept = 3,
        Word = 4,
        NoConcept = 5,
    }

    private enum Asked : ulong
    {
        Anything = 1,
        Sector = 2,
        Family = 3,
        Subregion = 4,
        Enterprise = 5,
        EnterpriseConcept = 6,
        SubregionFamily = 7,
    }

    /// <summary>The side of the query, which is the same for all its candidates.</summary>
    /// <param name="catalogue">Names the sectors.</param>
    /// <param name="enterprise">Who asks.</param>
    /// <param name="sector">The sector's number.</param>
    public static AskedKeys Ask(Catalogue catalogue, EnterpriseProfile enterprise, int sector) => new(
        Key(Asked.Sector, NameWords.HashOf(catalogue.Sectors.All[sector].Id.Value)),
        Key(Asked.Family, NameWords.HashOf(catalogue.Sectors.All[catalogue.FamilyOfSector[sector]].Id.Value)),
        Key(Asked.Enterprise, enterprise.Hash),
        enterprise.Concepts);

    /// <summary>Adds the buckets of one (query, institution) pair.</summary>
    public static void Collect(List<int> buckets, AskedKeys asked, InstitutionProfile institution)
    {
        var (sectorKey, familyKey, enterpriseKey, enterpriseConcepts) = asked;
        var subregionKey = Key(Asked.Subregion, (ulong)institution.Subregion);
        var anything = Key(Asked.Anything, 0);

        var kind = Key(Side.Kind, (ulong)institution.Kind);
        Cross(buckets, kind, anything);
        Cross(buckets, kind, sectorKey);
        Cross(buckets, kind, familyKey);
        Cross(buckets, kind, enterpriseKey);
        Cross(buckets, kind, subregionKey);
        Cross(buckets, kind, NameWords.Mix(subregionKey, familyKey));
        CrossConcepts(buckets, kind, enterpriseConcepts);

        if (institution.Concepts == 0)
        {
            var none = Key(Side.NoConcept, (ulong)institution.Kind);
            Cross(buckets, none, sectorKey);
            Cross(buckets, none, familyKey);
            Cross(buckets, none, anything);
        }

        for (var rest = institution.Concepts; rest != 0; rest &= rest - 1)
        {
            var bit = (ulong)BitOperations.TrailingZeroCount(rest);
            var concept = Key(Side.Concept, bit);
            Cross(buckets, concept, sectorKey);
            Cross(buckets, concept, familyKey);
            Cross(buckets, concept, enterpriseKey);
            CrossConcepts(buckets, concept, enterpriseConcepts);
            var both = Key(Side.KindConcept, ((ulong)institution.Kind << 8) | bit);
            Cross(buckets, both, anything);
            Cross(buckets, both, sectorKey);
            Cross(buckets, both, familyKey);
            Cross(buckets, both, enterpriseKey);
        }

        foreach (var hash in institution.Words)
        {
            var word = Key(Side.Word, hash);
            Cross(buckets, word, sectorKey);
            Cross(buckets, word, familyKey);
            Cross(buckets, word, enterpriseKey);
        }
    }

    private static void CrossConcepts(List<int> buckets, ulong side, ulong concepts)
    {
        for (var rest = concepts; rest != 0; rest &= rest - 1)
        {
            Cross(buckets, side, Key(Asked.EnterpriseConcept, (ulong)BitOperations.TrailingZeroCount(rest)));
        }
    }

    private static void Cross(List<int> buckets, ulong institution, ulong asked) =>
        buckets.Add((int)(NameWords.Mix(institution, asked) & (LogitModel.Buckets - 1)));

    private static ulong Key(Side side, ulong value) => NameWords.Mix((ulong)side, value + 1);

    private static ulong Key(Asked asked, ulong value) => NameWords.Mix((ulong)asked << 32, value + 1);
}
