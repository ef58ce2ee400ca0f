namespace Matching.Stress.Kills;

/// <summary>What a campaign of kills saw.</summary>
/// <param name="Kills">How often the service was killed.</param>
/// <param name="KilledStarting">Of these, before it listened.</param>
/// <param name="Counts">What became of the writes.</param>
/// <param name="Broken">The promise that was broken; null when none was.</param>
internal sealed record KillReport(int Kills, int KilledStarting, KillCounts Counts, string? Broken)
{
    /// <summary>The last line of the program.</summary>
    public override string ToString() =>
        $"{Kills} kills ({KilledStarting} while starting): {Counts.Acknowledged} writes acknowledged, all there; {Counts.Refused} refused, none there; "
        + $"{Counts.Unknown} calls cut off: {Counts.FoundWhole} writes found whole, {Counts.FoundAbsent} absent, 0 in part. "
        + (Broken is null ? "Every promise kept." : $"BROKEN: {Broken}");
}
