using System.Numerics;

namespace Matching.Learning;

/// <summary>The hashed crosses of the content model.</summary>
/// <remarks>
/// Words are crossed with sector or family and never stand alone: alone they learn what a row of the training data looks like, not what
/// the institution does.
/// </remarks>
internal static class ContentCrosses
{
    /// <summary>What of the institution is crossed.</summary>
    public enum Side : ulong
    {
        Kind = 1,
        Concept = 2,
        KindConcept = 3,
        Word = 4,
        NoConcept = 5,
        Field = 6,
        KindField = 7,
        Focus = 8,
        KindFocus = 9,
    }

    /// <summary>What of the query it is crossed with.</summary>
    public enum Asked : ulong
    {
        Anything = 1,
        Sector = 2,
        Family = 3,
        Subregion = 4,
        Enterprise = 5,
        EnterpriseConcept = 6,
        SubregionFamily = 7,
        SectorField = 8,
    }

    /// <summary>The side of the query, which is the same for all its candidates.</summary>
    /// <param name="catalogue">Names the sectors.</param>
    /// <param name="enterprise">Who asks.</param>
    /// <param name="sector">The sector's number.</param>
    public static AskedKeys Ask(Catalogue catalogue, EnterpriseProfile enterprise, int sector) => new(
        Key(Asked.Sector, NameWords.HashOf(catalogue.Sectors.All[sector].Id.Value)),
        Key(Asked.Family, NameWords.HashOf(catalogue.Sectors.All[catalogue.FamilyOfSector[sector]].Id.Value)),
        Key(Asked.Enterprise, enterprise.Hash),
        enterprise.Concepts,
        SectorFields.Of(catalogue.Sectors.All[sector]));

    /// <summary>Adds the buckets of one (query, institution) pair, without the crosses that a mask hides.</summary>
    public static void Collect(List<int> buckets, AskedKeys asked, InstitutionProfile institution, FeatureMask without)
    {
        var sink = new BucketList(buckets, without);
        Visit(ref sink, asked, institution);
    }

    /// <summary>Shows every cross of one (query, institution) pair to a sink. A struct sink costs nothing: the compiler specialises on it.</summary>
    public static void Visit<TSink>(ref TSink sink, AskedKeys asked, InstitutionProfile institution)
        where TSink : struct, ICrossSink
    {
        VisitRole(ref sink, asked, institution);
        VisitWords(ref sink, asked, institution);
    }

    /// <summary>The first of them: those that are the same for all institutions of a kind, a set of concepts and a country.</summary>
    public static void VisitRole<TSink>(ref TSink sink, AskedKeys asked, InstitutionProfile institution)
        where TSink : struct, ICrossSink
    {
        var (sectorKey, familyKey, enterpriseKey, enterpriseConcepts, fields) = asked;
        var subregionKey = Key(Asked.Subregion, (ulong)institution.Subregion);
        var anything = Key(Asked.Anything, 0);

        var kind = Key(Side.Kind, (ulong)institution.Kind);
        Cross(ref sink, Side.Kind, kind, Asked.Anything, anything);
        Cross(ref sink, Side.Kind, kind, Asked.Sector, sectorKey);
        Cross(ref sink, Side.Kind, kind, Asked.Family, familyKey);
        Cross(ref sink, Side.Kind, kind, Asked.Enterprise, enterpriseKey);
        Cross(ref sink, Side.Kind, kind, Asked.Subregion, subregionKey);
        Cross(ref sink, Side.Kind, kind, Asked.SubregionFamily, NameWords.Mix(subregionKey, familyKey));
        CrossConcepts(ref sink, Side.Kind, kind, Asked.EnterpriseConcept, enterpriseConcepts);

        var field = FieldMatch(institution.Concepts, fields);
        Cross(ref sink, Side.Field, Key(Side.Field, field), Asked.Anything, anything);
        Cross(ref sink, Side.Field, Key(Side.Field, field), Asked.Family, familyKey);
        Cross(ref sink, Side.KindField, Key(Side.KindField, ((ulong)institution.Kind << 8) | field), Asked.Anything, anything);

        var focus = Focus(institution.Concepts, enterpriseConcepts, fields);
        Cross(ref sink, Side.Focus, Key(Side.Focus, focus), Asked.Anything, anything);
        Cross(ref sink, Side.Focus, Key(Side.Focus, focus), Asked.Family, familyKey);
        Cross(ref sink, Side.KindFocus, Key(Side.KindFocus, ((ulong)institution.Kind << 8) | focus), Asked.Anything, anything);

        if (institution.Concepts == 0)
        {
            var none = Key(Side.NoConcept, (ulong)institution.Kind);
            Cross(ref sink, Side.NoConcept, none, Asked.Sector, sectorKey);
            Cross(ref sink, Side.NoConcept, none, Asked.Family, familyKey);
            Cross(ref sink, Side.NoConcept, none, Asked.Anything, anything);
        }

        for (var rest = institution.Concepts; rest != 0; rest &= rest - 1)
        {
            var bit = (ulong)BitOperations.TrailingZeroCount(rest);
            var concept = Key(Side.Concept, bit);
            Cross(ref sink, Side.Concept, concept, Asked.Sector, sectorKey);
            Cross(ref sink, Side.Concept, concept, Asked.Family, familyKey);
            Cross(ref sink, Side.Concept, concept, Asked.Enterprise, enterpriseKey);
            CrossConcepts(ref sink, Side.Concept, concept, Asked.EnterpriseConcept, enterpriseConcepts);
            CrossConcepts(ref sink, Side.Concept, concept, Asked.SectorField, fields);
            var both = Key(Side.KindConcept, ((ulong)institution.Kind << 8) | bit);
            Cross(ref sink, Side.KindConcept, both, Asked.Anything, anything);
            Cross(ref sink, Side.KindConcept, both, Asked.Sector, sectorKey);
            Cross(ref sink, Side.KindConcept, both, Asked.Family, familyKey);
            Cross(ref sink, Side.KindConcept, both, Asked.Enterprise, enterpriseKey);
        }
    }

    /// <summary>The last of them: those of the name's words.</summary>
    public static void VisitWords<TSink>(ref TSink sink, AskedKeys asked, InstitutionProfile institution)
        where TSink : struct, ICrossSink
    {
        foreach (var hash in institution.Words)
        {
            var word = Key(Side.Word, hash);
            Cross(ref sink, Side.Word, word, Asked.Sector, asked.Sector);
            Cross(ref sink, Side.Word, word, Asked.Family, asked.Family);
        }
    }

    /// <summary>How far a name's fields are those the sector is about, whatever the sector: what every query teaches about every other.</summary>
    private static ulong FieldMatch(ulong concepts, ulong fields) =>
        fields == 0 ? 5UL
        : concepts == 0 ? 0UL
        : (concepts & fields) == 0 ? 1UL
        : (concepts & ~fields) == 0 ? 3UL
        : 2UL;

    /// <summary>
    /// Which of sector, enterprise and institution agree on a field: of all that a wide sector such as transport covers, a railway builder
    /// means railways.
    /// </summary>
    private static ulong Focus(ulong concepts, ulong enterpriseConcepts, ulong fields) =>
        ((concepts & fields) != 0 ? 1UL : 0)
        | ((concepts & enterpriseConcepts) != 0 ? 2UL : 0)
        | ((concepts & enterpriseConcepts & fields) != 0 ? 4UL : 0)
        | ((fields & enterpriseConcepts) != 0 ? 8UL : 0);

    private static void CrossConcepts<TSink>(ref TSink sink, Side side, ulong sideKey, Asked asked, ulong concepts)
        where TSink : struct, ICrossSink
    {
        for (var rest = concepts; rest != 0; rest &= rest - 1)
        {
            Cross(ref sink, side, sideKey, asked, Key(asked, (ulong)BitOperations.TrailingZeroCount(rest)));
        }
    }

    private static void Cross<TSink>(ref TSink sink, Side side, ulong sideKey, Asked asked, ulong askedKey)
        where TSink : struct, ICrossSink =>
        sink.Add(side, asked, (int)(NameWords.Mix(sideKey, askedKey) & (LogitModel.Buckets - 1)));

    private static ulong Key(Side side, ulong value) => NameWords.Mix((ulong)side, value + 1);

    private static ulong Key(Asked asked, ulong value) => NameWords.Mix((ulong)asked << 32, value + 1);

    private readonly struct BucketList(List<int> buckets, FeatureMask without) : ICrossSink
    {
        public void Add(Side side, Asked asked, int bucket)
        {
            if (!without.Hides(side, asked))
            {
                buckets.Add(bucket);
            }
        }
    }
}
