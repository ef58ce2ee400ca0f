namespace Matching.Learning;

/// <summary>The difference of two recipes on a part of the window.</summary>
/// <param name="Group">What the part is cut by: <c>answer</c>, <c>enterprise</c>, <c>sector</c> or <c>subregion</c>.</param>
/// <param name="Name">The part, such as <c>cold</c> or <c>energy</c>.</param>
/// <param name="Queries">Queries in it.</param>
/// <param name="Difference">NDCG@10 of the candidate minus the other's, with its 95 % interval.</param>
public sealed record SliceDifference(string Group, string Name, int Queries, Interval Difference)
{
    /// <summary>The whole interval lies below zero.</summary>
    public bool IsSignificantlyWorse => Difference.High < 0;

    /// <inheritdoc/>
    public override string ToString() => $"{Group} {Name} ({Queries} queries): {Difference}";
}
