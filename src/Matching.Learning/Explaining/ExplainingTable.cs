namespace Matching.Learning;

/// <summary>Reads the small tables embedded beside the explaining code: comments begin with '#', the first other line names the columns.</summary>
internal static class ExplainingTable
{
    /// <summary>Every line of a table below its head.</summary>
    /// <param name="file">The file's name.</param>
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(ExplainingTable).Assembly.GetManifestResourceStream($"Matching.Learning.Explaining.{file}")
            ?? throw new InvalidOperationException($"The table '{file}' is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0 && line[0] != '#').Skip(1)];
    }
}
