using System.Buffers;
using Matching.Domain;

namespace Matching.Learning;

/// <summary>Of what sort an enterprise's past partners were: looked up once a query, not once for each sort of candidate. Immutable.</summary>
internal sealed class OwnPartners
{
    private readonly int[] _ofKind = new int[InstitutionKinds.All.Count + 1];
    private readonly (ulong Concepts, int Engagements)[] _byConcepts;

    /// <summary>Counts the engagements of an enterprise.</summary>
    public OwnPartners(Catalogue catalogue, EngagementHistory history, int enterprise)
    {
        var past = history.OfEnterprise(enterprise);
        var rented = ArrayPool<ulong>.Shared.Rent(past.Length);
        var concepts = rented.AsSpan(0, past.Length);
        for (var i = 0; i < past.Length; i++)
        {
            var partner = catalogue.Profiles[past[i].Institution];
            _ofKind[(int)partner.Kind]++;
            concepts[i] = partner.Concepts;
        }

        concepts.Sort();
        _byConcepts = Group(concepts);
        ArrayPool<ulong>.Shared.Return(rented);
    }

    /// <summary>Engagements with institutions of a kind.</summary>
    public int OfKind(InstitutionKind kind) => _ofKind[(int)kind];

    /// <summary>Engagements with institutions whose names share a concept with these.</summary>
    public int SharingConcept(ulong concepts)
    {
        var engagements = 0;
        foreach (var (theirs, count) in _byConcepts)
        {
            engagements += (theirs & concepts) != 0 ? count : 0;
        }

        return engagements;
    }

    private static (ulong Concepts, int Engagements)[] Group(ReadOnlySpan<ulong> sorted)
    {
        var different = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            different += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
        }

        var groups = new (ulong Concepts, int Engagements)[different];
        var group = -1;
        for (var i = 0; i < sorted.Length; i++)
        {
            group += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
            groups[group] = (sorted[i], groups[group].Engagements + 1);
        }

        return groups;
    }
}
