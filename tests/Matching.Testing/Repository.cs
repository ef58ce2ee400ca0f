namespace Matching.Testing;

/// <summary>The checkout the tests run from.</summary>
public static class Repository
{
    /// <summary>Its root folder.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Matching.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Matching.sln above {AppContext.BaseDirectory}.");
    }
}
