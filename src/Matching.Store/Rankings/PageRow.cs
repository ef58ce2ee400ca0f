using Matching.Domain;

namespace Matching.Store;

/// <summary>A row of <c>ranking_page</c> with the id of its enterprise.</summary>
internal sealed record PageRow
{
    public required string Enterprise { get; init; }

    public required string Sector { get; init; }

    public required string Region { get; init; }

    public required byte[] Page { get; init; }

    public RankQuery Query => new(new EnterpriseId(Enterprise), Sector.Length == 0 ? null : new SectorId(Sector), new RegionId(Region));
}
