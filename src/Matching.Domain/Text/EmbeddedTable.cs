namespace Matching.Domain;

/// <summary>Reads the small tables embedded in this assembly: fields parted by ';', lists by '|', comments begin with '#', the first line names the columns.</summary>
internal static class EmbeddedTable
{
    /// <summary>Reads every row of a table.</summary>
    /// <param name="resource">Folder and file, for example <c>Regions.regions.csv</c>.</param>
    /// <param name="columns">The header the table must have.</param>
    /// <exception cref="InvalidDataException">The table is missing, or a line of it has another shape: the assembly was built wrongly.</exception>
    public static List<string[]> Read(string resource, params string[] columns)
    {
        var full = $"Matching.Domain.{resource}";
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(full)
            ?? throw new InvalidDataException($"The table '{full}' is not embedded in {typeof(EmbeddedTable).Assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        var rows = new List<string[]>();
        var headerSeen = false;
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            var fields = text.Split(';');
            if (!headerSeen)
            {
                headerSeen = fields.SequenceEqual(columns)
                    ? true
                    : throw new InvalidDataException($"{full}({line}): the columns must be {string.Join(';', columns)}.");
                continue;
            }

            rows.Add(fields.Length == columns.Length
                ? fields
                : throw new InvalidDataException($"{full}({line}): {fields.Length} fields instead of {columns.Length}."));
        }

        return rows;
    }

    /// <summary>Parts a list field; an empty field is an empty list.</summary>
    public static string[] List(string field, char separator = '|') => field.Split(separator, StringSplitOptions.RemoveEmptyEntries);
}
