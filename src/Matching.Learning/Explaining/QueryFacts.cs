using Matching.Domain;

namespace Matching.Learning;

/// <summary>What sentences say of a query, whoever the institution is: counts of the history, never of the model.</summary>
internal sealed class QueryFacts
{
    private readonly EngagementHistory _history;
    private readonly int[] _sectors;
    private readonly int[] _families;

    public QueryFacts(Catalogue catalogue, EngagementHistory history, QueryContext query, int sector)
    {
        _history = history;
        _sectors = [.. Enumerable.Range(0, catalogue.SectorCount).Where(query.Sectors.Covers)];
        _families = [.. _sectors.Select(covered => catalogue.FamilyOfSector[covered]).Distinct()];
        var named = sector < 0 ? null : catalogue.Sectors.All[sector];
        Field = Wording.Field(named);
        Family = Wording.Field(named is null || _families.Length != 1 ? null : catalogue.Sectors.All[_families[0]]);
        IsOneField = named is not null;
        foreach (var (part, _) in query.Sectors.Parts)
        {
            FieldConcepts |= SectorFields.Of(catalogue.Sectors.All[part]);
        }

        FieldTotal = _sectors.Sum(history.Patterns.InSector);
    }

    /// <summary>The field asked for, within a sentence.</summary>
    public LocalText Field { get; }

    /// <summary>Whether the query names a field.</summary>
    public bool IsOneField { get; }

    /// <summary>What the field is about by its definition, as a mask of concepts.</summary>
    public ulong FieldConcepts { get; }

    /// <summary>The family the field belongs to.</summary>
    public LocalText Family { get; }

    /// <summary>Engagements known in the field, anywhere.</summary>
    public int FieldTotal { get; }

    /// <summary>Of <see cref="FieldTotal"/>, those with institutions of a kind.</summary>
    public int OfKind(InstitutionKind kind) => _sectors.Sum(sector => _history.Patterns.CountOf(kind, sector));

    /// <summary>Of <see cref="FieldTotal"/>, those with institutions whose names speak of a concept.</summary>
    public int OfConcept(int concept) => _sectors.Sum(sector => _history.Patterns.CountOfConcept(concept, sector));

    /// <summary>Of <see cref="FieldTotal"/>, those with institutions of the same kind and concepts in other countries.</summary>
    public int OfRoleElsewhere(InstitutionProfile institution) => _sectors.Sum(sector => _history.Patterns.RoleElsewhere(institution, sector));

    /// <summary>Engagements of the field's families in a part of the world: all, and those with institutions of a kind.</summary>
    public (int All, int OfKind) Nearby(InstitutionKind kind, int subregion) => (
        _families.Sum(family => _history.Patterns.InSubregion(subregion, family)),
        _families.Sum(family => _history.Patterns.CountInSubregion(kind, subregion, family)));
}
