using Matching.Domain;

namespace Matching.Learning;

/// <summary>How alike two enterprises are.</summary>
/// <param name="Enterprise">The other one.</param>
/// <param name="Content">By the fields of work their names speak of, 0 to 1.</param>
/// <param name="Sectors">Cosine of their engagements by sector, 0 to 1.</param>
/// <param name="Countries">Cosine of their engagements by country, 0 to 1.</param>
/// <param name="Partners">Mean of the cosines by institution and by sort of institution (kind and fields of work), 0 to 1.</param>
public readonly record struct EnterpriseLikeness(EnterpriseId Enterprise, double Content, double Sectors, double Countries, double Partners)
{
    /// <summary>The measure: 0.2 content + 0.3 sectors + 0.2 countries + 0.3 partners.</summary>
    public double Similarity => (0.2 * Content) + (0.3 * Sectors) + (0.2 * Countries) + (0.3 * Partners);
}
