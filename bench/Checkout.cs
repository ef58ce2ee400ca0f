namespace Matching.Bench;

/// <summary>The checkout this program was built in.</summary>
internal static class Checkout
{
    /// <summary>The folder of Matching.sln, or null when the program was copied elsewhere.</summary>
    public static string? Root { get; } = FindRoot();

    /// <summary>The built assembly of a project of <c>src/</c>, of this program's own configuration; null when there is none.</summary>
    public static string? Program(string project)
    {
        var target = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Root is null ? null : Path.Combine(Root, "src", project, "bin", target.Parent!.Name, target.Name, $"{project}.dll");
        return File.Exists(path) ? path : null;
    }

    /// <summary>The built assembly of a program in a folder below this one's; null when there is none.</summary>
    /// <param name="project">Folder and name, for example <c>Host/Matching.Bench.Host</c>.</param>
    public static string? BenchProgram(string project)
    {
        var target = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Root is null
            ? null
            : Path.Combine(Root, "bench", Path.GetDirectoryName(project)!, "bin", target.Parent!.Name, target.Name, $"{Path.GetFileName(project)}.dll");
        return File.Exists(path) ? path : null;
    }

    private static string? FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Matching.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
