using Matching.Learning;

namespace Matching.Trainer.Commands;

/// <summary>What the gate said, for people.</summary>
internal static class VerdictText
{
    /// <summary>The verdict in one line, then the parts of the window it looked at.</summary>
    public static void Write(GateVerdict verdict)
    {
        Console.WriteLine($"Gate: {(verdict.Passed ? "passed" : "refused")}. {Sentence(verdict.Reason)}");
        foreach (var slice in verdict.Slices)
        {
            Console.WriteLine($"  {slice}{(slice.IsSignificantlyWorse ? "  significantly worse" : string.Empty)}");
        }
    }

    private static string Sentence(string reason) => $"{char.ToUpperInvariant(reason[0])}{reason[1..]}.";
}
