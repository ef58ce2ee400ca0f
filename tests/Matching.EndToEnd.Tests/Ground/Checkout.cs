namespace Matching.EndToEnd.Tests;

/// <summary>Where the built programs are.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    /// <summary>The built assembly of a project of <c>src/</c>, of the configuration these tests were built with.</summary>
    public static string Program(string project)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Root, "src", project, "bin", configuration, "net10.0", $"{project}.dll");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Matching.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"Matching.sln was not found above {AppContext.BaseDirectory}.");
    }
}
