using Matching.Domain;

namespace Matching.Service;

/// <summary>Which engagements a caller wants to see.</summary>
/// <param name="Stages">Only these; empty for every one from shortlisted on.</param>
/// <param name="OverdueOnly">Only those whose next step is overdue.</param>
/// <param name="Origin">Only of this origin; unspecified for both.</param>
internal sealed record PipelineFilter(IReadOnlySet<MatchEventKind> Stages, bool OverdueOnly, V1.EngagementOrigin Origin)
{
    /// <summary>Whether imported engagements can pass: they have no stage and nothing to wait for.</summary>
    public bool TakesImported => Stages.Count == 0 && !OverdueOnly && Origin != V1.EngagementOrigin.Recorded;

    /// <summary>Whether introductions can pass.</summary>
    public bool TakesRecorded => Origin != V1.EngagementOrigin.Imported;

    /// <summary>The lowest kind of event that needs to be read.</summary>
    public MatchEventKind LeastKind => Stages.Count == 0 || Stages.Min() > MatchEventKind.Viewed ? MatchEventKind.Shortlisted : MatchEventKind.Shown;

    /// <summary>What makes two filters the same, for page tokens.</summary>
    public IEnumerable<string> Texts => [.. Stages.Order().Select(stage => stage.ToToken()), OverdueOnly ? "overdue" : "all", Origin.ToString()];

    /// <summary>Reads the filter; what is wrong with it goes to <paramref name="fields"/>.</summary>
    public static PipelineFilter Read(RequestFields fields, V1.ListEngagementsRequest request)
    {
        var stages = new HashSet<MatchEventKind>();
        if (request.Stages.Count > MatchEventKinds.Tokens.Count)
        {
            fields.Refuse("stages", $"holds {request.Stages.Count} stages; there are {MatchEventKinds.Tokens.Count}.");
        }

        for (var i = 0; i < Math.Min(request.Stages.Count, MatchEventKinds.Tokens.Count); i++)
        {
            if (request.Stages[i] == V1.MatchEventKind.Unspecified || !Enum.IsDefined(request.Stages[i]))
            {
                fields.Refuse($"stages[{i}]", $"{(int)request.Stages[i]} is not a stage.");
            }

            stages.Add((MatchEventKind)request.Stages[i]);
        }

        if (!Enum.IsDefined(request.Origin))
        {
            fields.Refuse("origin", $"{(int)request.Origin} is not an origin.");
        }

        return new PipelineFilter(stages, request.OverdueOnly, request.Origin);
    }

    /// <summary>Whether an introduction passes.</summary>
    public bool Passes(Introduction item, bool overdue) =>
        (Stages.Count == 0 ? item.Stage >= MatchEventKind.Shortlisted : Stages.Contains(item.Stage)) && (overdue || !OverdueOnly);
}
