using System.Text;
using Google.Protobuf.Reflection;
using Matching.V1;

namespace Matching.Service;

/// <summary>The role of every method, as the contract's descriptors say it (<c>matching.v1.required_role</c>).</summary>
internal static class Permissions
{
    private static readonly Dictionary<string, Role> Roles =
        Services.SelectMany(service => service.Methods).ToDictionary(method => $"{method.Service.FullName}/{method.Name}", RoleOf, StringComparer.Ordinal);

    /// <summary>Every service of the contract.</summary>
    public static IReadOnlyList<Google.Protobuf.Reflection.ServiceDescriptor> Services =>
    [
        .. typeof(Permissions).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(Role).Namespace && type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => (FileDescriptor)type.GetProperty("Descriptor")!.GetValue(null)!)
            .SelectMany(file => file.Services)
            .OrderBy(service => service.FullName, StringComparer.Ordinal),
    ];

    /// <summary>Methods that name no role, as <c>matching.v1.CatalogueService/GetSector</c>: the build fails while there is one.</summary>
    public static IReadOnlyList<string> Missing => [.. Roles.Where(pair => pair.Value == Role.Unspecified).Select(pair => pair.Key).Order(StringComparer.Ordinal)];

    /// <summary>The role of a method.</summary>
    /// <param name="method"><c>matching.v1.CatalogueService/GetSector</c>.</param>
    /// <exception cref="InvalidOperationException">It names none.</exception>
    public static Role Of(string method) => Roles.GetValueOrDefault(method) is var role and not Role.Unspecified
        ? role
        : throw new InvalidOperationException($"{method} names no role: give it the option (matching.v1.required_role) in its .proto.");

    /// <summary>docs/permissions.md.</summary>
    public static string Document()
    {
        var text = new StringBuilder();
        text.AppendLine("# Who may call what").AppendLine();
        text.AppendLine("Made from the contract's descriptors, where every method names its role (`matching.v1.required_role`):");
        text.AppendLine("`dotnet run -c Release --project src/Matching.Service -- permissions > docs/permissions.md`. The service does not build while a method names none,");
        text.AppendLine("and a test compares this file with the descriptors.").AppendLine();
        text.AppendLine("A role includes others: writer and trainer include reader; admin includes all. Without authentication (loopback only) every caller may call everything.").AppendLine();
        text.AppendLine("| service | method | role |").AppendLine("|---|---|---|");
        foreach (var method in Services.SelectMany(service => service.Methods))
        {
            text.AppendLine($"| {method.Service.Name} | {method.Name} | {RoleSet.WordOf(RoleOf(method))} |");
        }

        text.AppendLine();
        text.AppendLine("Beyond the contract: `grpc.health.v1.Health` is for everybody, so that probes need no credentials; it says only SERVING or not. gRPC");
        text.AppendLine("reflection is for reader, as is asking for a method that does not exist (UNIMPLEMENTED).");
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static Role RoleOf(MethodDescriptor method) => method.GetOptions()?.GetExtension(AccessExtensions.RequiredRole) ?? Role.Unspecified;
}
