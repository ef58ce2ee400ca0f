using Grpc.Core;
using Matching.Domain;
using Matching.V1;
using Engagement = Matching.V1.Engagement;

namespace Matching.Service;

internal sealed partial class FeedbackRpc
{
    /// <summary>Page size of ListEngagements unless told otherwise.</summary>
    public const int DefaultPageSize = 50;

    /// <summary>Largest page of ListEngagements.</summary>
    public const int MaxPageSize = 1000;

    public override Task<Engagement> GetEngagement(GetEngagementRequest request, ServerCallContext context)
    {
        var parts = request.Name.Split('/');
        if (parts is not [ResourceName.Enterprises, var enterprise, ResourceName.Engagements, var id]
            || !IdentifierRules.IsValid(enterprise)
            || !IdentifierRules.IsValid(id))
        {
            throw new InvalidRequestException(
                [new FieldViolation("name", $"'{RequestFields.Shorten(request.Name)}' is not 'enterprises/{{enterprise}}/engagements/{{engagement}}'.")]);
        }

        var found = new Pipeline(store, new EnterpriseId(enterprise), time.GetUtcNow()).Find(new EngagementId(id))
            ?? throw new UnknownResourceException("engagement", id);
        return Task.FromResult(found);
    }

    public override Task<ListEngagementsResponse> ListEngagements(ListEngagementsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var id = fields.Id("parent", request.Parent, ResourceName.Enterprises, string.Empty);
        var size = fields.PageSize(request.PageSize, DefaultPageSize, MaxPageSize);
        var token = PageTokens.Read(fields, request.PageToken);
        var filter = PipelineFilter.Read(fields, request);
        fields.ThrowIfRefused();

        var enterprise = new EnterpriseId(id!);
        var fingerprint = Fingerprint.Of(["ListEngagements", enterprise.Value, .. filter.Texts]);
        var after = PageTokens.After(token, fingerprint);
        if (store.Catalogue.FindEnterprise(enterprise) is null)
        {
            throw new UnknownResourceException("enterprise", enterprise.Value);
        }

        var all = new Pipeline(store, enterprise, time.GetUtcNow()).List(filter);
        var items = all.Where(item => after is null || string.CompareOrdinal(Pipeline.OrderOf(item), after) > 0).Take(size + 1).ToList();
        var response = new ListEngagementsResponse { TotalSize = all.Count };
        response.Engagements.Add(items.Take(size));
        response.NextPageToken = items.Count > size ? new PageToken(fingerprint, 0, 0, Pipeline.OrderOf(items[size - 1])).Encode() : string.Empty;
        return Task.FromResult(response);
    }
}
