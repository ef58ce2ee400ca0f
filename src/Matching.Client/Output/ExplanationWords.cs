namespace Matching.Client;

/// <summary>What stands around an explanation, in the language the explanation is written in.</summary>
internal sealed record ExplanationWords
{
    /// <summary>The languages a user may name.</summary>
    public static readonly string[] Languages = ["en", "zh"];

    private static readonly ExplanationWords English = new();

    private static readonly ExplanationWords Chinese = new()
    {
        Rank = (rank, count) => $"第 {rank} 位，共 {count} 个候选机构",
        Score = "得分",
        Base = "平均候选机构",
        Adds = "贡献",
        Reason = "理由",
        Smaller = count => $"其余 {count} 项较小的理由",
        Evidence = "依据",
        Comparable = count => $"邻近国家的可比项目（{count}）",
        More = count => $"另有 {count} 项",
        Year = "年份",
        Enterprise = "企业",
        Institution = "机构",
        Country = "国家",
        Sector = "领域",
        Outcome = "结果",
        OutcomeWord = static outcome => outcome switch
        {
            V1.EngagementOutcome.Pledged => "已承诺",
            V1.EngagementOutcome.Committed => "已签约",
            V1.EngagementOutcome.Implementing => "实施中",
            V1.EngagementOutcome.Completed => "已完成",
            V1.EngagementOutcome.Suspended => "中止",
            V1.EngagementOutcome.Cancelled => "取消",
            _ => "不明",
        },
        Model = "模型",
        DataRevision = "数据版本",
    };

    public Func<int, int, string> Rank { get; private init; } = (rank, count) => $"rank {rank} of {count}";

    public string Score { get; private init; } = "score";

    public string Base { get; private init; } = "average candidate";

    public string Adds { get; private init; } = "adds";

    public string Reason { get; private init; } = "reason";

    public Func<int, string> Smaller { get; private init; } = count => count == 1 ? "1 smaller reason" : $"{count} smaller reasons together";

    public string Evidence { get; private init; } = "Evidence";

    public Func<int, string> Comparable { get; private init; } = count => $"Comparable projects in neighbouring countries ({count})";

    public Func<int, string> More { get; private init; } = count => $"and {count} more";

    public string Year { get; private init; } = "year";

    public string Enterprise { get; private init; } = "enterprise";

    public string Institution { get; private init; } = "institution";

    public string Country { get; private init; } = "country";

    public string Sector { get; private init; } = "sector";

    public string Outcome { get; private init; } = "outcome";

    public Func<V1.EngagementOutcome, string> OutcomeWord { get; private init; } =
        static outcome => outcome == V1.EngagementOutcome.Unspecified ? "unknown" : outcome.ToString().ToLowerInvariant();

    public string Model { get; private init; } = "model";

    public string DataRevision { get; private init; } = "data revision";

    /// <summary>The words of a language of <see cref="Languages"/>.</summary>
    public static ExplanationWords Of(string language) => language == "zh" ? Chinese : English;
}
