namespace Matching.Learning;

/// <summary>A query that was really answered: an enterprise worked in a country and sector in a year, with these institutions.</summary>
/// <param name="Enterprise">Its number.</param>
/// <param name="Country">Number of the country whose institutions are the candidates.</param>
/// <param name="Sector">The sector's number.</param>
/// <param name="Year">When.</param>
/// <param name="ClusterStart">First year of the earliest project cluster it belongs to.</param>
/// <param name="Chosen">Institutions of the country that were engaged, or in training introduced, ascending; never empty.</param>
internal sealed record PastQuery(int Enterprise, int Country, int Sector, int Year, int ClusterStart, int[] Chosen)
{
    /// <summary>What each of the chosen is worth, in their order: 1 is an imported engagement. Null: all of them are.</summary>
    public float[]? Relevance { get; init; }

    /// <summary>Whether any of the chosen agreed to work together; otherwise all were introduced and no more is known.</summary>
    public bool IsAgreed { get; init; } = true;

    /// <summary>Whether an institution was chosen.</summary>
    public bool Chose(int institution) => Array.BinarySearch(Chosen, institution) >= 0;

    /// <summary>What an institution is worth; 0 when it was not chosen.</summary>
    public float RelevanceOf(int institution)
    {
        var index = Array.BinarySearch(Chosen, institution);
        return index < 0 ? 0 : Relevance?[index] ?? 1;
    }

    /// <summary>What the query is worth beside others: its best choice.</summary>
    public float Worth => Relevance?.Max() ?? 1;

    /// <summary>What all of the chosen are worth together.</summary>
    public float WorthOfAll => Relevance?.Sum() ?? Chosen.Length;
}
