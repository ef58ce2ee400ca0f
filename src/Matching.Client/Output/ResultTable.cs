using Spectre.Console;

namespace Matching.Client;

/// <summary>A table: framed on a terminal, aligned plain lines elsewhere, where nothing is ever cut or wrapped.</summary>
/// <param name="columns">Heads, and whether a column holds numbers, which stand to the right.</param>
internal sealed class ResultTable(params (string Head, bool IsNumber)[] columns)
{
    private const string Gap = "  ";

    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row with one text for each column. Control characters become spaces: names come from files.</summary>
    public void Add(params string[] cells) => _rows.Add([.. cells.Select(Clean)]);

    /// <summary>Writes the table.</summary>
    public void Write(ClientConsole console)
    {
        if (console.IsTerminal)
        {
            WriteFramed(console.Out);
        }
        else
        {
            WritePlain(console.Out);
        }
    }

    private static string Clean(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private void WriteFramed(TextWriter output)
    {
        var table = new Table().RoundedBorder();
        foreach (var (head, isNumber) in columns)
        {
            var column = new TableColumn(new Text(head));
            table.AddColumn(isNumber ? column.RightAligned().NoWrap() : column);
        }

        foreach (var row in _rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }).Write(table);
    }

    private void WritePlain(TextWriter output)
    {
        string[][] lines = [[.. columns.Select(column => column.Head)], .. _rows];
        var widths = columns.Select((_, i) => lines.Max(line => DisplayWidth.Of(line[i]))).ToArray();
        foreach (var line in lines)
        {
            var cells = line.Select((cell, i) =>
                columns[i].IsNumber ? DisplayWidth.PadLeft(cell, widths[i]) : DisplayWidth.PadRight(cell, widths[i]));
            output.WriteLine(string.Join(Gap, cells).TrimEnd());
        }
    }
}
