using Grpc.Core;
using Matching.Domain;
using Matching.V1;

namespace Matching.Service;

internal sealed partial class MatchingRpc
{
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
        fields.ThrowIfRefused();

        var cancellation = CallScope.Of(context).Token;
        var response = new BatchRankPartnersResponse();
        foreach (var (form, size) in members)
        {
            try
            {
                var asked = form.Resolve(policy, state.Catalogue.Sectors);
                response.Responses.Add(RankingMessages.Of(state, asked, rankPartners.Answer(state, asked, null, 0, size, cancellation), offset: 0, attributions));
            }
            catch (UnknownResourceException unknown)
            {
                throw new UnknownInBatchException($"requests[{response.Responses.Count}].{unknown.Resource}", unknown);
            }
        }

        return Task.FromResult(response);
    }

    private static (PartnersForm Form, int Size) ReadMember(RequestFields fields, RankPartnersRequest member, ServingState state)
    {
        var form = PartnersForm.Read(fields, member);
        form.CheckYear(fields, state);
        if (member.PageToken.Length > 0)
        {
            fields.Refuse("page_token", "is not allowed in a batch, which answers from one state of the data: go on with RankPartners.");
        }

        return (form, fields.PageSize(member.PageSize, DefaultPageSize, MaxPageSize));
    }
}
