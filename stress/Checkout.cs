namespace Matching.Stress;

/// <summary>The checkout this program was built in.</summary>
internal static class Checkout
{
    /// <summary>The folder of Matching.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The built assembly of a project of <c>src/</c>, of this program's own configuration.</summary>
    public static string Program(string project)
    {
        var target = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Root, "src", project, "bin", target.Parent!.Name, target.Name, $"{project}.dll");
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

        throw new InvalidOperationException($"Matching.sln was not found above {AppContext.BaseDirectory}: run this program where it was built.");
    }
}
