using Xunit;

namespace Matching.Testing;

/// <summary>The real data beside the checkout. It is not part of the repository: tests that need it skip, and say so.</summary>
public static class SharedData
{
    /// <summary>The environment variable that names another place for the data folder.</summary>
    public const string Variable = "MATCHING_SHARED_DATA";

    /// <summary>The data folder, or null where it is absent.</summary>
    public static string? Root { get; } = FindRoot();

    /// <summary>Returns a folder or file of the shared data, or skips the running test with the reason.</summary>
    /// <param name="relativePath">For example <c>gcdf</c> or <c>aiddata/gcdf3_indonesia_2000_2013.csv</c>.</param>
    public static string RequireFolder(string relativePath)
    {
        Assert.SkipWhen(Root is null, $"the real data is not beside this checkout (../shared/data); set {Variable} to its folder to run this test");
        var path = Path.Combine(Root!, relativePath);
        Assert.SkipUnless(Path.Exists(path), $"'{relativePath}' is not in the shared data folder");
        return path;
    }

    private static string? FindRoot()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Matching.sln")))
            {
                var candidate = Path.Combine(folder.FullName, "..", "shared", "data");
                return Directory.Exists(candidate) ? Path.GetFullPath(candidate) : null;
            }
        }

        return null;
    }
}
