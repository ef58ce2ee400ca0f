using Matching.Domain;

namespace Matching.Learning;

/// <summary>How alike two institutions are.</summary>
/// <param name="Institution">The other one.</param>
/// <param name="Content">By kind, fields of work and words of their names, 0 to 1.</param>
/// <param name="Sectors">Cosine of their engagements by sector, 0 to 1.</param>
/// <param name="Partners">Cosine of their engagements by enterprise, 0 to 1.</param>
public readonly record struct InstitutionLikeness(InstitutionId Institution, double Content, double Sectors, double Partners)
{
    /// <summary>The measure: 0.6 content + 0.2 sectors + 0.2 partners. Content weighs most because most institutions have no engagements.</summary>
    public double Similarity => (0.6 * Content) + (0.2 * Sectors) + (0.2 * Partners);
}
