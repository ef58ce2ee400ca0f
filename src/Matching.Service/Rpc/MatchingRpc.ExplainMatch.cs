using Grpc.Core;
using Matching.Domain;
using Matching.Learning;
using Matching.V1;

namespace Matching.Service;

internal sealed partial class MatchingRpc
{
    public override Task<ExplainMatchResponse> ExplainMatch(ExplainMatchRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var enterprise = fields.Id("enterprise", request.Enterprise, ResourceName.Enterprises, SearchHint);
        var institution = fields.Id("institution", request.Institution, ResourceName.Institutions, InstitutionHint);
        var sectorText = fields.Text("sector", request.Sector, ResourceName.Sectors, required: false);
        var regionText = fields.Text("region", request.Region, ResourceName.Regions, required: false);
        var language = fields.Language("language_code", request.LanguageCode);
        var year = fields.Year("as_of", request.AsOf);
        var stage = fields.Stage("stage", request.Stage);
        fields.ThrowIfRefused();

        var state = states.Current;
        AsOfYear.Check(fields, year, state);
        fields.ThrowIfRefused();
        var match = state.Institution(institution!);
        var query = new RankQuery(
            new EnterpriseId(enterprise!),
            sectorText is null ? null : Trees.Sector(state.Catalogue.Sectors, sectorText).Id,
            regionText is null ? new RegionId(match.Country.Value) : Trees.Region(regionText).Id);
        var cancellation = CallScope.Of(context).Token;
        var explainer = AsOfYear.Ranker(state, year, cancellation).Explain(query, cancellation);
        CheckCandidate(fields, "institution", match, explainer, query.Region);
        fields.ThrowIfRefused();

        var messages = new ExplanationMessages(state.Catalogue, new EvidenceReader(store), language);
        var response = Match(state, query, year, explainer.Explain(match.Id), messages);
        response.PolicyScore = policy.For(stage, match.Kind);
        response.Explanation.Policy = messages.Of(PolicyText.Of(stage, match.Kind, response.PolicyScore));
        return Task.FromResult(response);
    }

    private static ExplainMatchResponse Match(ServingState state, RankQuery query, int? year, Learning.Explanation explanation, ExplanationMessages messages) => new()
    {
        Rank = explanation.Rank,
        CandidateCount = explanation.CandidateCount,
        Institution = state.Institution(explanation.Institution.Value).ToMessage(),
        Explanation = messages.Of(explanation),
        ModelVersion = state.Model.Version,
        DataRevision = state.DataRevision,
        Enterprise = state.Catalogue.Enterprises[state.Catalogue.IndexOf(query.Enterprise)].ToMessage(),
        Sector = query.Sector is { } sector ? state.Catalogue.Sectors.Get(sector)!.ToMessage() : null,
        Region = state.Catalogue.Regions.Get(query.Region)!.ToMessage(),
        AsOf = AsOfYear.Message(state, year),
    };

    private static void CheckCandidate(RequestFields fields, string field, Domain.Institution institution, QueryExplainer explainer, RegionId region)
    {
        if (!explainer.IsCandidate(institution.Id) && institution.IsDeleted)
        {
            fields.Refuse(field, $"'{institution.Id}' is deleted: it is never ranked.");
        }
        else if (!explainer.IsCandidate(institution.Id))
        {
            fields.Refuse(field, $"'{institution.Id}' sits in {institution.Country}, which is not in region '{region}': it is no candidate of that ranking.");
        }
    }
}
