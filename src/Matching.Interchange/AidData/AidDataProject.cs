using Matching.Domain;

namespace Matching.Interchange;

/// <summary>What an import needs of one project record.</summary>
internal sealed record AidDataProject(
    long Id,
    long[] Parents,
    bool IsUmbrella,
    CountryCode? Country,
    int Year,
    EngagementOutcome Outcome,
    SectorId Sector,
    double? AmountUsdMillions,
    string Title,
    string Comments,
    Agency[] Funding,
    Agency[] Receiving,
    Agency[] Implementing,
    int MisalignedLists);
