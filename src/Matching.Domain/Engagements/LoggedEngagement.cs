namespace Matching.Domain;

/// <summary>One engagement as numbers. Sixteen bytes: a service holds ten million of them.</summary>
public readonly record struct LoggedEngagement
{
    private readonly byte _country;
    private readonly byte _sector;
    private readonly short _year;

    /// <summary>Packs the numbers.</summary>
    /// <param name="enterprise">Position among all enterprises in order of id (ordinal).</param>
    /// <param name="institution">Position among all institutions in order of id (ordinal).</param>
    /// <param name="country">Position in a list of at most 256 countries.</param>
    /// <param name="sector">Position in a list of at most 256 sectors.</param>
    /// <param name="year">The year it began.</param>
    /// <param name="cluster">Number of its project cluster; 0 where clusters are not numbered.</param>
    /// <exception cref="OverflowException">A list holds more than 256.</exception>
    public LoggedEngagement(int enterprise, int institution, int country, int sector, int year, int cluster)
    {
        Enterprise = enterprise;
        Institution = institution;
        Cluster = cluster;
        _country = checked((byte)country);
        _sector = checked((byte)sector);
        _year = checked((short)year);
    }

    /// <summary>Number of the Chinese side.</summary>
    public int Enterprise { get; init; }

    /// <summary>Number of the local side.</summary>
    public int Institution { get; init; }

    /// <summary>Number of the project cluster.</summary>
    public int Cluster { get; init; }

    /// <summary>Number of the country.</summary>
    public int Country => _country;

    /// <summary>Number of the sector.</summary>
    public int Sector => _sector;

    /// <summary>The year it began.</summary>
    public int Year => _year;
}
