using Grpc.Core;
using Matching.Domain;
using Matching.Learning;
using Matching.V1;

namespace Matching.Service;

internal sealed partial class MatchingRpc
{
    /// <summary>Most partners explained in one batch: explanations are a few kilobytes each.</summary>
    public const int MaxBatchExplanations = 500;

    public override Task<BatchRankPartnersResponse> BatchRankPartners(BatchRankPartnersRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(limits);
        if (request.Requests.Count == 0 || request.Requests.Count > limits.BatchRequests)
        {
            fields.Refuse("requests", $"holds {request.Requests.Count} requests; 1 to {limits.BatchRequests} are allowed.");
            fields.ThrowIfRefused();
        }

        // One state for all of them: what is published meanwhile is for the next batch.
        var state = states.Current;
        var members = request.Requests.Select((member, index) => ReadMember(fields.Within($"requests[{index}]"), member, state)).ToList();
        var explained = members.Where(member => member.Language is not null).Sum(member => member.Size);
        if (explained > MaxBatchExplanations)
        {
            fields.Refuse("requests", $"ask for {explained} partners with their explanation; at most {MaxBatchExplanations} are allowed in one batch. Ask for smaller pages, or for fewer at once.");
        }

        fields.ThrowIfRefused();

        var cancellation = CallScope.Of(context).Token;
        var response = new BatchRankPartnersResponse();
        foreach (var (form, size, language) in members)
        {
            try
            {
                var asked = form.Resolve(policy, state.Catalogue.Sectors);
                var answer = rankPartners.Answer(state, asked, null, 0, size, cancellation);
                var message = RankingMessages.Of(state, asked, answer, offset: 0, attributions);
                if (language is { } spoken)
                {
                    Explain(state, asked, answer, message, spoken, cancellation);
                }

                response.Responses.Add(message);
            }
            catch (UnknownResourceException unknown)
            {
                throw new UnknownInBatchException($"requests[{response.Responses.Count}].{unknown.Resource}", unknown);
            }
        }

        return Task.FromResult(response);
    }

    private static (PartnersForm Form, int Size, Language? Language) ReadMember(RequestFields fields, RankPartnersRequest member, ServingState state)
    {
        var form = PartnersForm.Read(fields, member);
        AsOfYear.Check(fields, form.AsOfYear, state);
        if (member.PageToken.Length > 0)
        {
            fields.Refuse("page_token", "is not allowed in a batch, which answers from one state of the data: go on with RankPartners.");
        }

        var language = fields.Language("language_code", member.LanguageCode);
        return (form, fields.PageSize(member.PageSize, DefaultPageSize, MaxPageSize), member.Explain ? language : null);
    }
}
