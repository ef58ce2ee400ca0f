using System.Collections.Immutable;
using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Matching.V1;

namespace Matching.Stress.Fuzzing;

/// <summary>One method to send requests to.</summary>
/// <param name="Method">Its descriptor.</param>
/// <param name="Weight">How often it is chosen, against 100 for most: work that runs on after the call is asked for seldom.</param>
internal sealed record FuzzTarget(MethodDescriptor Method, int Weight)
{
    private static readonly ImmutableDictionary<string, int> Weights = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["TrainModel"] = 2,
        ["PublishRankings"] = 1,
        ["ActivateModel"] = 5,
        ["RollbackModel"] = 5,
        ["ExportCatalog"] = 10,
        ["StreamRankings"] = 20,
        ["StreamEvents"] = 250,
        ["ImportCatalog"] = 150,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The path of its calls.</summary>
    public string Path { get; } = $"/{Method.Service.FullName}/{Method.Name}";

    /// <summary>Every method of every service of the contract, as its descriptors list them.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        .. typeof(MatchingService).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(MatchingService).Namespace && type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => (FileDescriptor)type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!)
            .SelectMany(file => file.Services)
            .SelectMany(service => service.Methods)
            .OrderBy(method => method.FullName, StringComparer.Ordinal)
            .Select(method => new FuzzTarget(method, Weights.GetValueOrDefault(method.Name, 100))),
    ];

    /// <summary>Whether bytes are a message of the method's type.</summary>
    public bool CanRead(byte[] bytes)
    {
        try
        {
            Method.InputType.Parser.ParseFrom(bytes);
            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
    }
}
