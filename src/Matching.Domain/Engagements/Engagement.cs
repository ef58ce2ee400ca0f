namespace Matching.Domain;

/// <summary>An enterprise and an institution worked together: one pair of one project.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Enterprise">The Chinese side.</param>
/// <param name="Institution">The local side.</param>
/// <param name="Country">Where the project is.</param>
/// <param name="Sector">What field it is in: a leaf of the sector tree.</param>
/// <param name="Year">The year it began (commitment year), <see cref="MinYear"/> to <see cref="MaxYear"/>.</param>
/// <param name="Outcome">How it ended. A label or evidence, never a feature: it was known only later.</param>
/// <param name="AmountUsdMillions">Million constant USD, zero or more; null when not known.</param>
/// <param name="Role">What the institution did.</param>
/// <param name="Project">The project it belongs to; several engagements may share one.</param>
/// <param name="ProjectCluster">Linked projects (phases, co-financed tranches). A cluster never straddles an evaluation split.</param>
/// <param name="Brief">One line of what the project is; may be empty. Written afterwards, so never a feature.</param>
public sealed record Engagement(
    EngagementId Id,
    EnterpriseId Enterprise,
    InstitutionId Institution,
    CountryCode Country,
    SectorId Sector,
    int Year,
    EngagementOutcome Outcome,
    double? AmountUsdMillions,
    EngagementRole Role,
    string Project,
    string ProjectCluster,
    string Brief)
{
    /// <summary>Earliest year accepted.</summary>
    public const int MinYear = 1949;

    /// <summary>Latest year accepted.</summary>
    public const int MaxYear = 2100;
}
