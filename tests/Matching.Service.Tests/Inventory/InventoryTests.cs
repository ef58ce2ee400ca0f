using System.Reflection;
using Matching.Testing;

namespace Matching.Service.Tests;

/// <summary>Every method has every case behind a test, and docs/rpc-tests.md says which.</summary>
public sealed class InventoryTests
{
    /// <summary>Set to write the table anew.</summary>
    private const string Rewrite = "MATCHING_WRITE_DOCS";

    private const string Begin = "<!-- table -->\n";
    private const string End = "<!-- end of table -->\n";

    private static readonly (MethodInfo Test, CoversAttribute[] Covers, CoversEveryAttribute? Every)[] Tests =
    [
        .. typeof(InventoryTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Select(test => (test, test.GetCustomAttributes<CoversAttribute>().ToArray(), test.GetCustomAttribute<CoversEveryAttribute>()))
            .Where(row => row.Item2.Length > 0 || row.Item3 is not null)
            .OrderBy(row => row.test.DeclaringType!.Name, StringComparer.Ordinal).ThenBy(row => row.test.Name, StringComparer.Ordinal),
    ];

    [Fact]
    public void Method_EachCase_IsBehindATest()
    {
        var missing = EveryMethod.All
            .SelectMany(row => Enum.GetValues<CallCase>().Select(callCase => (row.Name, Case: callCase)))
            .Where(cell => !EveryMethod.Without.ContainsKey(cell) && !ShownBy(cell.Name, cell.Case).Any())
            .Select(cell => $"{cell.Name}: no test covers {cell.Case}");
        Assert.Empty(missing);
    }

    [Fact]
    public void Covers_OfEachTest_NamesAMethodOfTheContract()
    {
        var names = EveryMethod.All.Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        Assert.All(Tests.SelectMany(row => row.Covers), covers => Assert.Contains(covers.Method, names));
        Assert.All(EveryMethod.Without.Keys, key => Assert.Contains(key.Method, names));
        Assert.All(Tests, row => Assert.Contains(row.Test.GetCustomAttributes(), attribute => attribute is FactAttribute));
    }

    [Fact]
    public void Document_OfTheRepository_IsTheTableOfTheTests()
    {
        var path = Path.Combine(Repository.Root, "docs", "rpc-tests.md");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable(Rewrite) is "1")
        {
            File.WriteAllText(path, string.Concat(text.AsSpan(0, begin), Table(), text.AsSpan(end)));
            return;
        }

        Assert.True(text[begin..end] == Table(), $"docs/rpc-tests.md does not say what the tests say: run this test with {Rewrite}=1 and commit the file.");
    }

    private static string Table()
    {
        var cases = Enum.GetValues<CallCase>();
        var every = cases.Select(callCase => Tests.Where(row => row.Every?.Case == callCase).Select(row => row.Test).ToList()).ToList();
        var lines = new List<string>
        {
            $"| method | {string.Join(" | ", cases)} |",
            $"|---|{string.Concat(cases.Select(_ => "---|"))}",
            $"| every one | {string.Join(" | ", every.Select(tests => string.Join(", ", tests.Select(Title))))} |",
        };
        lines.AddRange(EveryMethod.All.Select(row => $"| {row.Name} | {string.Join(" | ", cases.Select(callCase => Cell(row.Name, callCase)))} |"));
        return string.Join('\n', lines) + "\n";
    }

    private static string Cell(string method, CallCase callCase) =>
        EveryMethod.Without.TryGetValue((method, callCase), out var why)
            ? $"– ({why})"
            : string.Join(", ", Tests.Where(row => row.Covers.Any(covers => covers.Method == method && covers.Case == callCase)).Select(row => Title(row.Test))) is { Length: > 0 } own
                ? own
                : ShownBy(method, callCase).Any() ? "✓" : "missing";

    private static IEnumerable<MethodInfo> ShownBy(string method, CallCase callCase) => Tests
        .Where(row => row.Every?.Case == callCase || row.Covers.Any(covers => covers.Method == method && covers.Case == callCase))
        .Select(row => row.Test);

    private static string Title(MethodInfo test) => $"`{test.DeclaringType!.Name}.{test.Name}`";
}
