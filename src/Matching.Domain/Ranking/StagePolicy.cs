using System.Collections.Frozen;
using System.Globalization;

namespace Matching.Domain;

/// <summary>
/// What each stage adds to the score of each kind of institution: a decision of the operator's, kept apart from what was learnt.
/// Immutable and thread-safe.
/// </summary>
public sealed class StagePolicy
{
    /// <summary>Largest adjustment in either direction, in log-odds.</summary>
    public const double MaxAdjustment = 10;

    private const string Header = "stage;kind;adjustment";

    private readonly FrozenDictionary<(Stage Stage, InstitutionKind Kind), float> _adjustments;

    private StagePolicy(Dictionary<(Stage Stage, InstitutionKind Kind), float> adjustments)
    {
        _adjustments = adjustments.ToFrozenDictionary();
        Rows = [.. adjustments.OrderBy(row => row.Key).Select(row => (row.Key.Stage, row.Key.Kind, row.Value))];
    }

    /// <summary>The built-in policy, read from the table embedded in this assembly.</summary>
    public static StagePolicy Default { get; } = Parse([Header, .. EmbeddedTable.Read("Ranking.stage-policy.csv", Header.Split(';')).Select(row => string.Join(';', row))]);

    /// <summary>Every adjustment given, in order of stage, then kind. Others are 0.</summary>
    public IReadOnlyList<(Stage Stage, InstitutionKind Kind, float Adjustment)> Rows { get; }

    /// <summary>What a stage adds to the score of a kind, in log-odds; 0 where the policy says nothing.</summary>
    public float For(Stage stage, InstitutionKind kind) => _adjustments.GetValueOrDefault((stage, kind));

    /// <summary>Reads a policy: the header <c>stage;kind;adjustment</c>, then a row each; empty lines and lines that begin with '#' are passed over.</summary>
    /// <param name="lines">The lines of the table.</param>
    /// <exception cref="FormatException">Names every line that is wrong, and what would be right.</exception>
    public static StagePolicy Parse(IEnumerable<string> lines)
    {
        var adjustments = new Dictionary<(Stage, InstitutionKind), float>();
        var faults = new List<string>();
        var number = 0;
        var headerSeen = false;
        foreach (var line in lines.Select(line => line.Trim()))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var fault = headerSeen ? Read(line, adjustments) : line == Header ? null : $"the columns must be {Header}";
            headerSeen = true;
            if (fault is not null)
            {
                faults.Add($"line {number}: {fault}");
            }
        }

        if (!headerSeen)
        {
            faults.Add($"it is empty; the first line must be {Header}");
        }

        return faults.Count == 0 ? new StagePolicy(adjustments) : throw new FormatException(string.Join("; ", faults) + ".");
    }

    private static string? Read(string line, Dictionary<(Stage Stage, InstitutionKind Kind), float> adjustments)
    {
        var fields = line.Split(';', StringSplitOptions.TrimEntries);
        if (fields.Length != 3)
        {
            return $"{fields.Length} fields instead of 3";
        }

        if (!Stages.TryParse(fields[0], out var stage))
        {
            return $"'{fields[0]}' is not a stage: {string.Join(", ", Stages.All.Select(row => row.Token))}";
        }

        if (!InstitutionKinds.TryParse(fields[1], out var kind))
        {
            return $"'{fields[1]}' is not a kind: {string.Join(", ", InstitutionKinds.Tokens)}";
        }

        if (!float.TryParse(fields[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var adjustment) || !(Math.Abs(adjustment) <= MaxAdjustment))
        {
            return $"'{fields[2]}' is not an adjustment: a number from -{MaxAdjustment} to {MaxAdjustment}";
        }

        return adjustments.TryAdd((stage, kind), adjustment) ? null : $"{fields[0]} and {fields[1]} stand there twice";
    }
}
