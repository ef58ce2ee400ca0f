using System.Text.Json;

namespace Matching.Service;

/// <summary>Reads the settings file (<c>--config</c>): JSON, comments and trailing commas allowed. Every key is described in docs/security.md.</summary>
internal static class SettingsFile
{
    private static readonly JsonDocumentOptions Json = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads the file and everything it names (certificates, keys), and checks that it suits the addresses.</summary>
    /// <param name="path">The file; null for the defaults.</param>
    /// <param name="addresses">Where the service is asked to listen, by gRPC or HTTP.</param>
    /// <param name="cancellation">Gives up, for example waiting for an identity provider.</param>
    /// <exception cref="StartUpException">Names everything that is wrong, each with its key and what to do.</exception>
    public static async Task<ServiceSettings> ReadAsync(
        string? path, IReadOnlyList<ListenAddress> addresses, CancellationToken cancellation)
    {
        var problems = new List<string>();
        var root = new SettingsSection(path is null ? null : Parse(path), string.Empty, FolderOf(path), problems);
        var limits = LimitSettings.Read(root.Section("limits"));
        var tlsSection = root.Section("tls");
        var tls = ServerTls.Read(tlsSection);
        var authentication = await AuthenticationSettings.ReadAsync(root.Section("authentication"), cancellation);
        root.RefuseUnknown();
        AddressRules.Check(addresses, tlsSection.IsGiven, authentication, problems);
        return problems.Count == 0
            ? new ServiceSettings(tls, authentication, limits)
            : throw new StartUpException(Say(path, problems));
    }

    private static string Say(string? path, List<string> problems)
    {
        var what = path is null ? "The settings do not do" : $"The settings file {path} does not do";
        return problems.Count == 1 ? $"{what}: {problems[0]}" : $"{what}:{string.Concat(problems.Select(problem => $"{Environment.NewLine}  - {problem}"))}";
    }

    private static string FolderOf(string? path) => path is null ? Directory.GetCurrentDirectory() : Path.GetDirectoryName(Path.GetFullPath(path))!;

    private static JsonElement Parse(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new StartUpException($"--config {path}: the settings are one object in braces.");
        }
        catch (JsonException fault)
        {
            throw new StartUpException($"--config {path} is not JSON: {fault.Message}", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartUpException($"--config {path} cannot be read: {fault.Message}", fault);
        }
    }
}
