using Matching.Domain;

namespace Matching.Interchange;

/// <summary>
/// An invented but plausible world of enterprises, institutions and engagements, made from a seed. Every name says that it is a sample.
/// What is in it and how it is made: docs/sample-data.md. Thread-safe; each enumeration starts anew and streams.
/// </summary>
public sealed class SampleWorld
{
    private readonly SampleAtlas _atlas;
    private readonly SampleInstitutions _institutions;
    private readonly SampleEnterprises _enterprises;
    private readonly SampleEngagements _engagements;

    /// <summary>Lays the world out: takes about 20 bytes per institution.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of its range.</exception>
    public SampleWorld(SampleWorldOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        Options = options;
        _atlas = new SampleAtlas(options.Seed, options.Institutions);
        var travel = new SampleTravel(_atlas);
        _institutions = new SampleInstitutions(options.Seed, _atlas);
        _enterprises = new SampleEnterprises(options, travel);
        _engagements = new SampleEngagements(options, _atlas, travel, _enterprises, _institutions);
    }

    /// <summary>What it was made from.</summary>
    public SampleWorldOptions Options { get; }

    /// <summary>Exactly <see cref="SampleWorldOptions.Enterprises"/> enterprises with ids SE….</summary>
    public IEnumerable<Enterprise> Enterprises() => Enumerable.Range(0, _enterprises.Count).Select(_enterprises.Make);

    /// <summary>Exactly <see cref="SampleWorldOptions.Institutions"/> institutions with ids SI…, country by country.</summary>
    public IEnumerable<Institution> Institutions() => Enumerable.Range(0, _atlas.Count).Select(_institutions.Make);

    /// <summary>Exactly <see cref="SampleWorldOptions.Engagements"/> engagements with ids SG…, year by year.</summary>
    public IEnumerable<Engagement> Engagements() => _engagements.All();
}
