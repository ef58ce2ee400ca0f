using Matching.Domain;

namespace Matching.Learning;

/// <summary>One engagement known to a history. Twelve bytes: a history holds each engagement twice.</summary>
internal readonly record struct PastEngagement
{
    private readonly byte _country;
    private readonly byte _sector;
    private readonly short _year;

    public PastEngagement(LoggedEngagement row)
    {
        Enterprise = row.Enterprise;
        Institution = row.Institution;
        _country = (byte)row.Country;
        _sector = (byte)row.Sector;
        _year = (short)row.Year;
    }

    public int Enterprise { get; }

    public int Institution { get; }

    public int Country => _country;

    public int Sector => _sector;

    public int Year => _year;
}
