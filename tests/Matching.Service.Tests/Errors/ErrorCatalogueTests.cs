using System.Reflection;
using System.Text.RegularExpressions;
using Grpc.Core;
using Matching.Learning;
using Matching.Store;
using Matching.Testing;

namespace Matching.Service.Tests;

public sealed partial class ErrorCatalogueTests
{
    /// <summary>Kinds of resources that are made and deleted.</summary>
    private static readonly string[] Kept = ["enterprise", "institution", "sector"];

    [Fact]
    public void Errors_EveryReason_IsDocumentedAndEveryDocumentedOneExists()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "errors.md"));
        var documented = text.Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Word().Matches(line.Split('|')[1]).Select(match => match.Groups["word"].Value));
        string[] known =
        [
            .. Constants(typeof(ErrorReasons)).Where(word => word != ErrorReasons.Domain),
            .. Constants(typeof(OperationReasons)),
            .. NamedKinds().Select(ErrorReasons.NotFound),
            .. Kept.Select(ErrorReasons.AlreadyExists),
            .. Kept.Select(ErrorReasons.NotDeleted),
            .. Kept.Select(ErrorReasons.Deleted),
        ];

        Assert.Equal(known.Distinct().Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_FaultsThatTellOfTheInside_TellTheCallerNothing()
    {
        const string path = "/var/lib/secret/matching.db";
        Exception[] faults =
        [
            new InvalidOperationException($"SELECT secret FROM t -- {path}"),
            new IOException($"secret: {path}"),
            new UnauthorizedAccessException($"secret: {path}"),
            new StoreException(path, $"secret in '{path}'", new InvalidOperationException("SQLite Error 11: secret")),
            new StoreBusyException(path, "secret"),
            new NoPreviousModelException("2014-x", "/var/lib/secret"),
            new OperationCanceledException($"secret {path}"),
            new AggregateException(new FormatException("secret")),
        ];
        foreach (var fault in faults)
        {
            var said = ErrorStatus.Of(fault, "r", deadlinePassed: false).ToString();
            Assert.DoesNotContain("secret", said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("SELECT", said, StringComparison.Ordinal);
            Assert.DoesNotContain("/var", said, StringComparison.Ordinal);
            Assert.DoesNotContain(fault.GetType().Name, said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Call_DamagedModel_TellsNoPath()
    {
        await using var service = await RunningService.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(service.Models.Directory, SmallModels.Second, "manifest.json"), "{", TestContext.Current.CancellationToken);
        var status = await Refusal.OfAsync(
            service.ModelVersions.ActivateModelAsync(new V1.ActivateModelRequest { Name = $"models/{SmallModels.Second}" }, RunningService.Options), StatusCode.FailedPrecondition);

        Assert.Equal(ErrorReasons.ModelDamaged, status.Reason());
        Assert.DoesNotContain(service.Models.Directory, status.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string)).Select(field => (string)field.GetRawConstantValue()!);

    /// <summary>The kinds the sources say are not there.</summary>
    private static IEnumerable<string> NamedKinds() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Unknown().Matches(File.ReadAllText(file)).Select(match => match.Groups["kind"].Value))
            .Distinct();

    [GeneratedRegex("`(?<word>[A-Z_]+)`", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex("UnknownResourceException\\(\"(?<kind>[a-z]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Unknown();
}
