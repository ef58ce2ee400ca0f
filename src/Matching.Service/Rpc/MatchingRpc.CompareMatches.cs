using Grpc.Core;
using Matching.Domain;
using Matching.V1;

namespace Matching.Service;

internal sealed partial class MatchingRpc
{
    public override Task<CompareMatchesResponse> CompareMatches(CompareMatchesRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var enterprise = fields.Id("enterprise", request.Enterprise, ResourceName.Enterprises, SearchHint);
        var firstId = fields.Id("institution", request.Institution, ResourceName.Institutions, InstitutionHint);
        var otherId = fields.Id("other_institution", request.OtherInstitution, ResourceName.Institutions, InstitutionHint);
        var sectorText = fields.Text("sector", request.Sector, ResourceName.Sectors, required: false);
        var regionText = fields.Text("region", request.Region, ResourceName.Regions, required: false);
        var language = fields.Language("language_code", request.LanguageCode);
        var year = fields.Year("as_of", request.AsOf);
        if (firstId is not null && firstId == otherId)
        {
            fields.Refuse("other_institution", "is the same as institution; name another one.");
        }

        fields.ThrowIfRefused();

        var state = states.Current;
        AsOfYear.Check(fields, year, state);
        fields.ThrowIfRefused();
        var (first, other) = (state.Institution(firstId!), state.Institution(otherId!));
        if (regionText is null && first.Country != other.Country)
        {
            fields.Refuse("region", $"is required here: '{first.Id}' sits in {first.Country} and '{other.Id}' in {other.Country}. Name a region that holds both.");
            fields.ThrowIfRefused();
        }

        var query = new RankQuery(
            new EnterpriseId(enterprise!),
            sectorText is null ? null : Trees.Sector(state.Catalogue.Sectors, sectorText).Id,
            regionText is null ? new RegionId(first.Country.Value) : Trees.Region(regionText).Id);
        var cancellation = CallScope.Of(context).Token;
        var explainer = AsOfYear.Ranker(state, year, cancellation).Explain(query, cancellation);
        CheckCandidate(fields, "institution", first, explainer, query.Region);
        CheckCandidate(fields, "other_institution", other, explainer, query.Region);
        fields.ThrowIfRefused();

        var comparison = explainer.Compare(first.Id, other.Id);
        var messages = new ExplanationMessages(state.Catalogue, new EvidenceReader(store), language);
        return Task.FromResult(new CompareMatchesResponse
        {
            Summary = messages.Of(comparison.Summary),
            ScoreDifference = comparison.ScoreDifference,
            Differences = { comparison.Differences.Select(messages.Of) },
            Match = Match(state, query, year, comparison.First, messages),
            OtherMatch = Match(state, query, year, comparison.Second, messages),
        });
    }
}
