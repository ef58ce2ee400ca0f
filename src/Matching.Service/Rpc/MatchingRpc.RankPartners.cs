using Grpc.Core;
using Matching.V1;

namespace Matching.Service;

internal sealed partial class MatchingRpc
{
    /// <summary>Page size of RankPartners unless told otherwise.</summary>
    public const int DefaultPageSize = 20;

    /// <summary>Largest page of RankPartners.</summary>
    public const int MaxPageSize = 200;

    public override Task<RankPartnersResponse> RankPartners(RankPartnersRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(limits);
        var form = PartnersForm.Read(fields, request);
        var size = fields.PageSize(request.PageSize, DefaultPageSize, MaxPageSize);
        var token = PageTokens.Read(fields, request.PageToken);
        var language = fields.Language("language_code", request.LanguageCode);
        fields.ThrowIfRefused();

        var asked = form.Resolve(policy, states.Current.Catalogue.Sectors);
        PageTokens.CheckBelongs(token, asked.Fingerprint);
        var goesOn = token?.State ^ asked.PolicyStamp;
        var state = goesOn is null ? states.Current : states.WithStamp(goesOn.Value);
        form.CheckYear(fields, state);
        fields.ThrowIfRefused();

        var offset = token?.Offset ?? 0;
        var cancellation = CallScope.Of(context).Token;
        var answer = rankPartners.Answer(state, asked, goesOn, offset, size, cancellation);
        var response = RankingMessages.Of(state, asked, answer, offset, attributions);
        if (request.Explain && answer.Items.Count > 0)
        {
            var ranker = answer.AsOfYear == state.History.AsOfYear ? state.Ranker : state.PastRankers.Before(answer.AsOfYear, cancellation);
            var explainer = ranker.Explain(asked.Query, cancellation);
            new ExplanationMessages(state.Catalogue, new EvidenceReader(store), language).AddTo(response, explainer, answer, cancellation);
        }

        return Task.FromResult(response);
    }
}
