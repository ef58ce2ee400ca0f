namespace Matching.Domain;

/// <summary>How long an introduction may stand at a stage before an adviser should look after it. docs/feedback.md shows the table.</summary>
public static class StagePatience
{
    /// <summary>The longest a stage should last; null for stages that wait for nobody.</summary>
    public static TimeSpan? Of(MatchEventKind stage) => stage switch
    {
        MatchEventKind.Shortlisted => TimeSpan.FromDays(30),
        MatchEventKind.Introduced => TimeSpan.FromDays(30),
        MatchEventKind.Meeting => TimeSpan.FromDays(60),
        MatchEventKind.Accepted => TimeSpan.FromDays(90),
        MatchEventKind.Memorandum => TimeSpan.FromDays(180),
        MatchEventKind.Contract => TimeSpan.FromDays(365),
        _ => null,
    };
}
