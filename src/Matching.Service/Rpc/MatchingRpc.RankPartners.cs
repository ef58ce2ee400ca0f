using Grpc.Core;
using Matching.Learning;
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
        AsOfYear.Check(fields, form.AsOfYear, state);
        fields.ThrowIfRefused();

        var offset = token?.Offset ?? 0;
        var cancellation = CallScope.Of(context).Token;
        var answer = rankPartners.Answer(state, asked, goesOn, offset, size, cancellation);
        var response = RankingMessages.Of(state, asked, answer, offset, attributions);
        if (request.Explain)
        {
            Explain(state, asked, answer, response, language, cancellation);
        }

        return Task.FromResult(response);
    }
    /// <summary>Adds to each partner of a page why it has its score.</summary>
    private void Explain(
        ServingState state, PartnersQuery asked, RankedAnswer answer, RankPartnersResponse response, Language language, CancellationToken cancellation)
    {
        if (answer.Items.Count > 0)
        {
            var explainer = AsOfYear.Ranker(state, answer.AsOfYear, cancellation).Explain(asked.Query, cancellation);
            new ExplanationMessages(state.Catalogue, new EvidenceReader(store), language).AddTo(response, explainer, answer, asked.Arrangement.Stage, cancellation);
        }
    }
}
