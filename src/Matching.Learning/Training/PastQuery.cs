namespace Matching.Learning;

/// <summary>A query that was really answered: an enterprise worked in a country and sector in a year, with these institutions.</summary>
/// <param name="Enterprise">Its number.</param>
/// <param name="Country">Number of the country whose institutions are the candidates.</param>
/// <param name="Sector">The sector's number.</param>
/// <param name="Year">When.</param>
/// <param name="ClusterStart">First year of the earliest project cluster it belongs to.</param>
/// <param name="Chosen">Institutions of the country that were engaged, ascending; never empty.</param>
internal sealed record PastQuery(int Enterprise, int Country, int Sector, int Year, int ClusterStart, int[] Chosen)
{
    /// <summary>Whether an institution was chosen.</summary>
    public bool Chose(int institution) => Array.BinarySearch(Chosen, institution) >= 0;
}
