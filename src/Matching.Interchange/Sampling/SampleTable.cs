namespace Matching.Interchange;

/// <summary>Reads the generator's embedded word lists: fields parted by ';', '#' begins a comment, the first line names the columns.</summary>
internal static class SampleTable
{
    public static IReadOnlyList<string[]> Read(string name)
    {
        using var stream = typeof(SampleTable).Assembly.GetManifestResourceStream($"Matching.Interchange.Sampling.Tables.{name}.csv")
            ?? throw new InvalidDataException($"The word list '{name}' is not embedded.");
        using var reader = new StreamReader(stream);
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                rows.Add(line.Split(';'));
            }
        }

        rows.RemoveAt(0);
        return rows;
    }
}
