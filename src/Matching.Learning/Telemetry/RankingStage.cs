namespace Matching.Learning;

/// <summary>What ranking live is made of, in order.</summary>
public enum RankingStage
{
    /// <summary>Who is of the region and may be ranked.</summary>
    Candidates,

    /// <summary>What is known of each.</summary>
    Features,

    /// <summary>The model's scores.</summary>
    Score,

    /// <summary>Order, ties and hard filters.</summary>
    Order,

    /// <summary>Names and messages of those on the page.</summary>
    Names,
}
