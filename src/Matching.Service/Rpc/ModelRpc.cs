using Grpc.Core;
using Matching.Domain;
using Matching.Learning;
using Matching.Store;
using Matching.V1;

namespace Matching.Service;

/// <summary>matching.v1.ModelService: what there is, beside it what makes new ones.</summary>
internal sealed partial class ModelRpc(ModelRegistry models, OperationQueue queue, MatchingStore store, TimeProvider time) : ModelService.ModelServiceBase
{
    /// <summary>Page size of ListModels unless told otherwise.</summary>
    public const int DefaultPageSize = 50;

    /// <summary>Largest page of ListModels.</summary>
    public const int MaxPageSize = 500;

    /// <summary>The name that stands for the active version.</summary>
    public const string CurrentName = "current";

    public override Task<Model> GetModel(GetModelRequest request, ServerCallContext context)
    {
        var id = IdOf(request.Name);
        var current = models.CurrentVersion();
        var version = id == CurrentName ? current ?? throw new UnknownResourceException("model", id) : id;
        var message = models.Get(version).ToMessage(current);
        message.Card = models.ReadCard(version);
        return Task.FromResult(message);
    }

    public override Task<ListModelsResponse> ListModels(ListModelsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var size = fields.PageSize(request.PageSize, DefaultPageSize, MaxPageSize);
        var token = PageTokens.Read(fields, request.PageToken);
        fields.ThrowIfRefused();

        var fingerprint = Fingerprint.Of("ListModels");
        var after = PageTokens.After(token, fingerprint);
        var current = models.CurrentVersion();
        var all = models.List(new List<ModelDamagedException>()).OrderByDescending(manifest => manifest.TrainedAt).ThenBy(manifest => manifest.Version, StringComparer.Ordinal).ToList();
        var first = after is null ? 0 : all.FindIndex(manifest => manifest.Version == after) + 1;
        var items = all.Skip(first).Take(size).ToList();
        return Task.FromResult(new ListModelsResponse
        {
            Models = { items.Select(manifest => manifest.ToMessage(current)) },
            NextPageToken = first + items.Count < all.Count ? new PageToken(fingerprint, 0, 0, items[^1].Version).Encode() : string.Empty,
        });
    }

    private static string IdOf(string name)
    {
        var fields = new RequestFields();
        var id = fields.Id("name", name, ResourceName.Models, string.Empty);
        fields.ThrowIfRefused();
        return id!;
    }
}
