namespace Matching.Bench.Measuring;

/// <summary>What a figure must reach.</summary>
/// <param name="Figure">The figure's name.</param>
/// <param name="IsLeast">Whether the limit is the least allowed; otherwise the most.</param>
/// <param name="Limit">The limit itself is allowed.</param>
/// <param name="Unit">The figure's unit.</param>
/// <param name="IsGated">Whether falling short fails the gate; otherwise it is only recorded as an aim.</param>
internal sealed record Bound(string Figure, bool IsLeast, double Limit, string Unit, bool IsGated)
{
    /// <summary>The figure must be this or more.</summary>
    public static Bound AtLeast(string figure, double limit, string unit = "") => new(figure, IsLeast: true, limit, unit, IsGated: true);

    /// <summary>The figure must be this or less.</summary>
    public static Bound AtMost(string figure, double limit, string unit = "") => new(figure, IsLeast: false, limit, unit, IsGated: true);

    /// <summary>The same limit as an aim that the gate does not look at yet.</summary>
    public Bound AsAim() => this with { IsGated = false };

    /// <summary>Whether a value is within the limit. What is not a number is not.</summary>
    public bool IsMetBy(double value) => IsLeast ? value >= Limit : value <= Limit;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Figure} {(IsLeast ? '≥' : '≤')} {Measuring.Figure.Show(Limit)}{(Unit.Length == 0 ? string.Empty : " ")}{Unit}{(IsGated ? string.Empty : " (aim)")}";
}
