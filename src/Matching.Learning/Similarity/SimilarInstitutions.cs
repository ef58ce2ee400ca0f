using Matching.Domain;

namespace Matching.Learning;

/// <summary>Finds institutions like one, by what they are and by what they did. Immutable and thread-safe.</summary>
/// <param name="catalogue">Who exists.</param>
/// <param name="history">What is known.</param>
/// <param name="ranker">Knows who is deleted or expired: they are not listed.</param>
public sealed class SimilarInstitutions(Catalogue catalogue, EngagementHistory history, Ranker ranker)
{
    /// <summary>Most that are listed.</summary>
    public const int Most = 1000;

    private const int CheckEvery = 4096;

    /// <summary>Lists those most alike.</summary>
    /// <param name="institution">Like which; it is left out itself.</param>
    /// <param name="region">Only institutions of this region; null for anywhere.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>At most <see cref="Most"/>: similarity descending, then id ascending; those with nothing in common are left out.</returns>
    /// <exception cref="UnknownResourceException">The institution does not exist.</exception>
    public IReadOnlyList<InstitutionLikeness> To(InstitutionId institution, Region? region, CancellationToken cancellationToken = default)
    {
        var like = catalogue.IndexOf(institution);
        if (like < 0 || ranker.IsRetired(like))
        {
            throw new UnknownResourceException("institution", institution.Value);
        }

        var (sectors, partners) = Past(like, new CountVector(), new CountVector());
        var (otherSectors, otherPartners) = (new CountVector(), new CountVector());
        var countries = region?.Countries.Select(catalogue.IndexOf).ToHashSet();
        var best = new MostAlike<InstitutionLikeness>(Most);
        for (var other = 0; other < catalogue.Institutions.Count; other++)
        {
            if (other % CheckEvery == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (other == like || ranker.IsRetired(other) || countries?.Contains(catalogue.CountryOf(other)) == false)
            {
                continue;
            }

            Past(other, otherSectors, otherPartners);
            var likeness = new InstitutionLikeness(
                catalogue.Institutions[other].Id, Content(catalogue.Profiles[like], catalogue.Profiles[other]), sectors.CosineTo(otherSectors), partners.CosineTo(otherPartners));
            best.Offer(other, likeness.Similarity, likeness);
        }

        return best.Take();
    }

    private static double Content(InstitutionProfile a, InstitutionProfile b) =>
        (a.Kind == b.Kind ? 0.4 : 0) + (0.4 * Overlap.Of(a.Concepts, b.Concepts)) + (0.2 * Overlap.Of(a.Words, b.Words));

    private (CountVector Sectors, CountVector Partners) Past(int institution, CountVector sectors, CountVector partners)
    {
        sectors.Clear();
        partners.Clear();
        foreach (var past in history.OfInstitution(institution))
        {
            sectors.Add((ulong)past.Sector);
            partners.Add((ulong)past.Enterprise);
        }

        return (sectors, partners);
    }
}
