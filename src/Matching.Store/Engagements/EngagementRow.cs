using Matching.Domain;

namespace Matching.Store;

/// <summary>A row of <c>engagement</c>, as Dapper reads and writes it.</summary>
internal sealed record EngagementRow : IAuditedRow
{
    public long Key { get; init; }

    public required string Id { get; init; }

    public long EnterpriseKey { get; init; }

    public long InstitutionKey { get; init; }

    public long SectorKey { get; init; }

    public required string Country { get; init; }

    public long Year { get; init; }

    public long Outcome { get; init; }

    public long Role { get; init; }

    public double? Amount { get; init; }

    public required string Project { get; init; }

    public required string ProjectCluster { get; init; }

    public required string Brief { get; init; }

    public Engagement ToEngagement(KeyedIds ids) => new(
        new EngagementId(Id),
        ids.Enterprise(EnterpriseKey),
        ids.Institution(InstitutionKey),
        new CountryCode(Country),
        ids.Sector(SectorKey),
        (int)Year,
        (EngagementOutcome)Outcome,
        Amount,
        (EngagementRole)Role,
        Project,
        ProjectCluster,
        Brief);

    public string ResourceName => $"engagements/{Id}";

    public void AddTo(ContentDigest digest)
    {
        digest.Add(Id);
        digest.Add(EnterpriseKey);
        digest.Add(InstitutionKey);
        digest.Add(SectorKey);
        digest.Add(Country);
        digest.Add(Year);
        digest.Add(Outcome);
        digest.Add(Role);
        digest.Add(Amount);
        digest.Add(Project);
        digest.Add(ProjectCluster);
        digest.Add(Brief);
    }
}
