namespace Matching.Interchange;

/// <summary>How large the invented world is, and which one of all possible ones.</summary>
/// <param name="Seed">The same seed and sizes give the same world, byte for byte, on every platform. Default 1.</param>
/// <param name="Institutions">How many local institutions, 1 to 9,999,999. Default 6,000: about 24 per country.</param>
/// <param name="Enterprises">How many Chinese enterprises, 1 to 999,999. Default 300.</param>
/// <param name="Engagements">How many engagements, 0 to 99,999,999. Default 4,000.</param>
public sealed record SampleWorldOptions(ulong Seed = 1, int Institutions = 6_000, int Enterprises = 300, int Engagements = 4_000)
{
    /// <summary>First year of an engagement.</summary>
    public const int FirstYear = 2000;

    /// <summary>Last year of an engagement.</summary>
    public const int LastYear = 2023;

    /// <summary>Most institutions of a world: their ids have seven digits.</summary>
    public const int MostInstitutions = 9_999_999;

    /// <summary>Most enterprises of a world: their ids have six digits.</summary>
    public const int MostEnterprises = 999_999;

    /// <summary>Most engagements of a world: their ids have eight digits.</summary>
    public const int MostEngagements = 99_999_999;

    internal void Check()
    {
        CheckRange(Institutions, 1, MostInstitutions, nameof(Institutions));
        CheckRange(Enterprises, 1, MostEnterprises, nameof(Enterprises));
        CheckRange(Engagements, 0, MostEngagements, nameof(Engagements));
    }

    private static void CheckRange(int value, int least, int most, string name)
    {
        if (value < least || value > most)
        {
            throw new ArgumentOutOfRangeException(name, value, $"A sample world holds {least:N0} to {most:N0} {name.ToLowerInvariant()}.");
        }
    }
}
