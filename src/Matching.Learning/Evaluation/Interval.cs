namespace Matching.Learning;

/// <summary>A mean with its 95 % bootstrap interval.</summary>
/// <param name="Mean">The mean over the queries.</param>
/// <param name="Low">2.5th percentile of the resampled means.</param>
/// <param name="High">97.5th percentile of the resampled means.</param>
public readonly record struct Interval(double Mean, double Low, double High)
{
    /// <summary>Three decimals; what rounds to zero is written without a sign.</summary>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Mean:0.000;-0.000;0.000} [{Low:0.000;-0.000;0.000}, {High:0.000;-0.000;0.000}]");
}
