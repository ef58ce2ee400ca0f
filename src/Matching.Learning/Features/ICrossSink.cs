namespace Matching.Learning;

/// <summary>Takes the crosses of a (query, institution) pair one by one.</summary>
internal interface ICrossSink
{
    /// <summary>Takes one cross.</summary>
    /// <param name="side">What of the institution is crossed.</param>
    /// <param name="asked">What of the query it is crossed with.</param>
    /// <param name="bucket">The weight it adds, 0 to <see cref="LogitModel.Buckets"/> − 1.</param>
    void Add(ContentCrosses.Side side, ContentCrosses.Asked asked, int bucket);
}
