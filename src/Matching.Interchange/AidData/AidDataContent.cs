using Matching.Domain;

namespace Matching.Interchange;

/// <summary>One of AidData's files as enterprises, institutions and engagements, each in order of id.</summary>
/// <param name="Enterprises">Chinese companies.</param>
/// <param name="Institutions">Local institutions.</param>
/// <param name="Engagements">Pairs of the two, one per project; each names only enterprises and institutions of this content.</param>
/// <param name="Summary">What was taken, and what was not.</param>
public sealed record AidDataContent(
    IReadOnlyList<Enterprise> Enterprises,
    IReadOnlyList<Institution> Institutions,
    IReadOnlyList<Engagement> Engagements,
    AidDataSummary Summary);
