using Matching.Domain;

namespace Matching.Learning;

/// <summary>Finds enterprises like one, by their names and by what they did. Immutable and thread-safe.</summary>
/// <param name="catalogue">Who exists.</param>
/// <param name="history">What is known.</param>
public sealed class SimilarEnterprises(Catalogue catalogue, EngagementHistory history)
{
    /// <summary>Most that are listed.</summary>
    public const int Most = 1000;

    private const int CheckEvery = 1024;

    /// <summary>Lists those most alike.</summary>
    /// <param name="enterprise">Like which; it is left out itself.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>At most <see cref="Most"/>: similarity descending, then id ascending; those with nothing in common are left out.</returns>
    /// <exception cref="UnknownResourceException">The enterprise does not exist.</exception>
    public IReadOnlyList<EnterpriseLikeness> To(EnterpriseId enterprise, CancellationToken cancellationToken = default)
    {
        var like = catalogue.IndexOf(enterprise);
        if (like < 0 || catalogue.Enterprises[like].IsDeleted)
        {
            throw new UnknownResourceException("enterprise", enterprise.Value);
        }

        var own = new Past();
        var others = new Past();
        own.Read(catalogue, history, like);
        var best = new MostAlike<EnterpriseLikeness>(Most);
        for (var other = 0; other < catalogue.Enterprises.Count; other++)
        {
            if (other % CheckEvery == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (other == like || catalogue.Enterprises[other].IsDeleted)
            {
                continue;
            }

            others.Read(catalogue, history, other);
            var likeness = new EnterpriseLikeness(
                catalogue.Enterprises[other].Id,
                Overlap.Of(catalogue.EnterpriseProfiles[like].Concepts, catalogue.EnterpriseProfiles[other].Concepts),
                own.Sectors.CosineTo(others.Sectors),
                own.Countries.CosineTo(others.Countries),
                (own.Institutions.CosineTo(others.Institutions) + own.Roles.CosineTo(others.Roles)) / 2);
            best.Offer(other, likeness.Similarity, likeness);
        }

        return best.Take();
    }

    private sealed class Past
    {
        public CountVector Sectors { get; } = new();

        public CountVector Countries { get; } = new();

        public CountVector Institutions { get; } = new();

        public CountVector Roles { get; } = new();

        public void Read(Catalogue catalogue, EngagementHistory history, int enterprise)
        {
            Sectors.Clear();
            Countries.Clear();
            Institutions.Clear();
            Roles.Clear();
            foreach (var past in history.OfEnterprise(enterprise))
            {
                Sectors.Add((ulong)past.Sector);
                Countries.Add((ulong)past.Country);
                Institutions.Add((ulong)past.Institution);
                Roles.Add(catalogue.Profiles[past.Institution].Role);
            }
        }
    }
}
