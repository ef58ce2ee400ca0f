using Google.Protobuf.Reflection;
using Matching.V1;

namespace Matching.Service.Tests;

/// <summary>Every method of the contract, by its descriptors, and which cases some of them do not have.</summary>
internal static class EveryMethod
{
    private static readonly ServiceDescriptor[] Services =
    [
        MatchingService.Descriptor,
        CatalogueService.Descriptor,
        FeedbackService.Descriptor,
        ModelService.Descriptor,
        OperationService.Descriptor,
        StatusService.Descriptor,
        AuditService.Descriptor,
    ];

    /// <summary>The methods by name (<c>MatchingService/RankPartners</c>), in the order of the contract.</summary>
    public static IReadOnlyList<(string Name, MethodDescriptor Method)> All { get; } =
        [.. Services.SelectMany(service => service.Methods).Select(method => ($"{method.Service.Name}/{method.Name}", method))];

    /// <summary>Cases that a method cannot have, and why.</summary>
    public static IReadOnlyDictionary<(string Method, CallCase Case), string> Without { get; } = new Dictionary<(string, CallCase), string>
    {
        [("CatalogueService/ListRegions", CallCase.Empty)] = "the regions are built in",
        [("CatalogueService/ListSectors", CallCase.Empty)] = "most sectors are built in",
        [("ModelService/ListModels", CallCase.Empty)] = "a service without a model does not start",
        [("CatalogueService/ExportCatalog", CallCase.Bad)] = "its one field is a yes or no",
        [("ModelService/RollbackModel", CallCase.Bad)] = "it has no fields",
    };
}
