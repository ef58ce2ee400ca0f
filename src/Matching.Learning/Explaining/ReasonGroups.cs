namespace Matching.Learning;

/// <summary>The table from the parts of the model to groups of reasons, read from the embedded <c>reason-groups.csv</c>.</summary>
internal sealed class ReasonGroups
{
    private readonly Dictionary<string, ReasonGroup> _groups;
    private readonly ReasonGroup[,] _crosses;

    private ReasonGroups(Dictionary<string, ReasonGroup> groups)
    {
        _groups = groups;
        Columns = [.. FeatureSet.Columns.Select(column => Find(column.Name) ?? ReasonGroup.Other)];
        _crosses = new ReasonGroup[
            (int)Enum.GetValues<ContentCrosses.Side>().Max() + 1,
            (int)Enum.GetValues<ContentCrosses.Asked>().Max() + 1];
        foreach (var side in Enum.GetValues<ContentCrosses.Side>())
        {
            foreach (var asked in Enum.GetValues<ContentCrosses.Asked>())
            {
                _crosses[(int)side, (int)asked] = Find(PartOf(side, asked)) ?? ReasonGroup.Other;
            }
        }
    }

    /// <summary>The table of this feature-set version.</summary>
    public static ReasonGroups Default { get; } = Load();

    /// <summary>How many groups there are; a group's number is its place in arrays.</summary>
    public static int Count { get; } = (int)Enum.GetValues<ReasonGroup>().Max() + 1;

    /// <summary>The group of each column, by its place in <see cref="FeatureSet.Columns"/>.</summary>
    public IReadOnlyList<ReasonGroup> Columns { get; }

    /// <summary>The group of a content cross.</summary>
    public ReasonGroup Of(ContentCrosses.Side side, ContentCrosses.Asked asked) => _crosses[(int)side, (int)asked];

    /// <summary>The group a line of the table gives to a part, or null.</summary>
    public ReasonGroup? Find(string part) => _groups.TryGetValue(part, out var group) ? group : null;

    /// <summary>How the table writes a content cross.</summary>
    public static string PartOf(ContentCrosses.Side side, ContentCrosses.Asked asked) => $"{side}*{asked}";

    private static ReasonGroups Load()
    {
        var groups = new Dictionary<string, ReasonGroup>(StringComparer.Ordinal);
        foreach (var line in ExplainingTable.Lines("reason-groups.csv"))
        {
            var cut = line.IndexOf(';', StringComparison.Ordinal);
            groups.Add(line[..cut], Enum.Parse<ReasonGroup>(line[(cut + 1)..]));
        }

        return new ReasonGroups(groups);
    }
}
