namespace Matching.Learning;

/// <summary>What moving institutions costs a page by the model's own account: each is worth its share, whoever is chosen in the end.</summary>
public static class ExpectedNdcg
{
    /// <summary>The DCG of an order against the DCG of the shares' own order, over the first places: 1 when nothing was moved.</summary>
    /// <param name="shares">Shares, best first.</param>
    /// <param name="order">The positions in their new order.</param>
    /// <param name="cutoff">How many places count, 1 or more.</param>
    public static double Of(ReadOnlySpan<double> shares, ReadOnlySpan<int> order, int cutoff = 10)
    {
        double gain = 0, ideal = 0;
        for (var place = 0; place < Math.Min(cutoff, shares.Length); place++)
        {
            var discount = 1 / Math.Log2(place + 2);
            gain += shares[order[place]] * discount;
            ideal += shares[place] * discount;
        }

        return ideal == 0 ? 1 : gain / ideal;
    }
}
