using Matching.Domain;

namespace Matching.Interchange;

/// <summary>One invented project: who worked on it together, and how it went.</summary>
internal sealed record SampleProject(
    int Number,
    int Cluster,
    int Phase,
    int Year,
    int Country,
    int Sector,
    int Field,
    int Lead,
    EngagementOutcome Outcome,
    double? AmountUsdMillions,
    IReadOnlyList<(int Enterprise, int Institution)> Pairs);
