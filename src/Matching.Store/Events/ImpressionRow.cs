using Matching.Domain;

namespace Matching.Store;

/// <summary>Impressions of one pair at one place, added up.</summary>
internal sealed record ImpressionRow
{
    public required string EnterpriseId { get; init; }

    public required string InstitutionId { get; init; }

    public string? SectorId { get; init; }

    public long Position { get; init; }

    public long Shown { get; init; }

    public long Viewed { get; init; }

    public ImpressionCount ToCount() => new(
        new EnterpriseId(EnterpriseId), new InstitutionId(InstitutionId), SectorId is null ? null : new SectorId(SectorId), (int)Position, Shown, Viewed);
}
