using System.Globalization;
using Matching.Domain;
using Matching.Learning;

namespace Matching.Service;

/// <summary>A RankPartners request as understood, whatever page of it is asked for.</summary>
/// <param name="Query">Who asks for which sector and region.</param>
/// <param name="Filter">Hard conditions by field.</param>
/// <param name="Condition">Hard conditions by text; null for none.</param>
/// <param name="Arrangement">Stage, diversity, limits.</param>
/// <param name="AsOfYear">The year to rank as of; null for the data's own.</param>
internal sealed record PartnersQuery(RankQuery Query, CandidateFilter Filter, InstitutionFilter? Condition, Arrangement Arrangement, int? AsOfYear)
{
    /// <summary>Whether the answer is the ranking itself, with nothing left out or moved.</summary>
    public bool IsPlain => Filter.IsEmpty && Condition is null && Arrangement.IsNone && AsOfYear is null;

    /// <summary>Stands for the request in page tokens.</summary>
    public ulong Fingerprint { get; } = Service.Fingerprint.Of(
    [
        "RankPartners",
        Query.Enterprise.Value,
        Query.Sector?.Value ?? string.Empty,
        Query.Region.Value,
        .. Describe(Filter, Condition),
        $"{Arrangement.Stage} {Arrangement.Diversity} {Arrangement.MaxPerKind.ToString(CultureInfo.InvariantCulture)}",
        $"as of {AsOfYear?.ToString(CultureInfo.InvariantCulture)}",
    ]);

    /// <summary>Mixed into the state of page tokens: a ranking by a stage's policy does not go on when the service was started with another policy.</summary>
    public ulong PolicyStamp { get; } = Arrangement.Stage == Stage.Unspecified
        ? 0
        : Service.Fingerprint.Of(Arrangement.Policy.Rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Stage} {row.Kind} {row.Adjustment:R}")));

    /// <summary>The <see cref="Fingerprint"/> of a query with no condition and no arrangement.</summary>
    public static ulong FingerprintOfPlain(RankQuery query) => Service.Fingerprint.Of(
        "RankPartners", query.Enterprise.Value, query.Sector?.Value ?? string.Empty, query.Region.Value, "all", "condition ", "Unspecified None 0", "as of ");

    /// <summary>Conditions as texts for a fingerprint: equal texts, equal conditions.</summary>
    public static IEnumerable<string> Describe(CandidateFilter filter, InstitutionFilter? condition) =>
    [
        filter.ExcludeEngaged ? "new" : "all",
        .. filter.Kinds.Order().Select(kind => kind.ToToken()),
        .. filter.ExcludedInstitutions.Order().Select(id => $"-{id}"),
        $"condition {condition}",
    ];
}
