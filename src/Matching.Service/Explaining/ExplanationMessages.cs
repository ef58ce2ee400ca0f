using Matching.Domain;
using Matching.Learning;

namespace Matching.Service;

/// <summary>Explanations as messages of the contract, in one language.</summary>
internal sealed class ExplanationMessages(Learning.Catalogue catalogue, EvidenceReader evidence, Language language)
{
    /// <summary>Most past engagements listed of an institution.</summary>
    public const int MostEngagements = 10;

    /// <summary>Most comparable projects listed.</summary>
    public const int MostComparable = 5;

    /// <summary>Explains every partner of a page.</summary>
    /// <param name="response">The page as a message.</param>
    /// <param name="explainer">Of the same query and state.</param>
    /// <param name="answer">The page.</param>
    /// <param name="stage">Whose policy is told; unspecified for none.</param>
    /// <param name="cancellation">Stops between partners.</param>
    public void AddTo(V1.RankPartnersResponse response, QueryExplainer explainer, RankedAnswer answer, Stage stage, CancellationToken cancellation)
    {
        for (var i = 0; i < answer.Items.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            response.Partners[i].Explanation = Of(explainer.Explain(answer.Items[i].Institution), stage, answer.Items[i].PolicyScore);
        }
    }

    /// <summary>One explanation with its evidence.</summary>
    /// <param name="explanation">Of the score.</param>
    /// <param name="stage">Whose policy is told; unspecified for none.</param>
    /// <param name="policyScore">What the policy adds.</param>
    public V1.Explanation Of(Explanation explanation, Stage stage = Stage.Unspecified, float policyScore = 0) => new()
    {
        Summary = explanation.Summary.In(language),
        Score = explanation.Score,
        BaseScore = explanation.Base,
        Reasons =
        {
            explanation.Reasons.Select(reason => new V1.Reason
            {
                Group = Group(reason.Group),
                Label = ReasonLabels.Of(reason.Group).In(language),
                Contribution = reason.Contribution,
                Text = reason.Text.In(language),
            }),
        },
        Evidence = Evidence(explanation),
        Policy = PolicyText.Of(stage, catalogue.Institutions[catalogue.IndexOf(explanation.Institution)].Kind, policyScore).In(language),
    };

    /// <summary>One part of a comparison.</summary>
    public V1.ReasonDifference Of(ReasonDifference difference) => new()
    {
        Group = Group(difference.Group),
        Label = ReasonLabels.Of(difference.Group).In(language),
        Difference = difference.Difference,
        Text = difference.First.In(language),
        OtherText = difference.Second.In(language),
    };

    /// <summary>A text in the language asked for.</summary>
    public string Of(LocalText text) => text.In(language);

    private V1.Evidence Evidence(Explanation explanation)
    {
        var engagements = evidence.WithOutcomes(explanation.Engagements);
        var counts = engagements.GroupBy(item => item.Outcome)
            .Select(group => (Outcome: group.Key, Count: group.Count()))
            .OrderByDescending(part => part.Count).ThenBy(part => part.Outcome)
            .ToList();
        return new V1.Evidence
        {
            Engagements = { engagements.Take(MostEngagements).Select(item => Past(item.Fact, item.Outcome)) },
            EngagementCount = engagements.Count,
            Outcomes = { counts.Select(part => new V1.OutcomeCount { Outcome = (V1.EngagementOutcome)part.Outcome, Count = part.Count }) },
            OutcomeText = OutcomeText.Of(counts).In(language),
            ComparableProjects =
            {
                evidence.WithOutcomes([.. explanation.Comparable.Take(MostComparable)]).Select(item => Past(item.Fact, item.Outcome)),
            },
            ComparableProjectCount = explanation.Comparable.Count,
        };
    }

    private V1.PastEngagement Past(EngagementFact fact, EngagementOutcome outcome)
    {
        var sector = catalogue.Sectors.Get(fact.Sector)!;
        return new V1.PastEngagement
        {
            Enterprise = $"{ResourceName.Enterprises}/{fact.Enterprise}",
            EnterpriseDisplayName = catalogue.Enterprises[catalogue.IndexOf(fact.Enterprise)].Name,
            Institution = $"{ResourceName.Institutions}/{fact.Institution}",
            InstitutionDisplayName = catalogue.Institutions[catalogue.IndexOf(fact.Institution)].Name,
            CountryCode = fact.Country.Value,
            Sector = $"{ResourceName.Sectors}/{fact.Sector}",
            SectorDisplayName = language == Language.Chinese ? sector.NameZh : sector.Name,
            Year = fact.Year,
            Outcome = (V1.EngagementOutcome)outcome,
        };
    }

    private static V1.ReasonGroup Group(ReasonGroup group) => group == ReasonGroup.Other ? V1.ReasonGroup.Other : (V1.ReasonGroup)group;
}
