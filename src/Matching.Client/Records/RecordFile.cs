using System.CommandLine;
using System.CommandLine.Parsing;
using Google.Protobuf;

namespace Matching.Client;

/// <summary>Files of one JSON record a line, in protobuf's JSON mapping.</summary>
internal static class RecordFile
{
    /// <summary>An argument that names such a file; <c>-</c> is standard input.</summary>
    public static Argument<string> Argument(string holds)
    {
        var file = new Argument<string>("file") { Description = $"One JSON record a line: {holds}. - reads standard input." };
        file.Validators.Add(MustExist);
        return file;
    }

    /// <summary>Refuses the name of a file that is not there, before anything is sent.</summary>
    public static void MustExist(SymbolResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value != "-" && !File.Exists(token.Value)))
        {
            result.AddError($"There is no file {token.Value}.");
        }
    }

    /// <summary>Reads the records of a file, one at a time; empty lines, and fields this program does not know, are passed over.</summary>
    /// <param name="path">The file, or <c>-</c>.</param>
    /// <exception cref="BadRecordException">The file cannot be read, or a line is no such record.</exception>
    public static IEnumerable<T> Read<T>(string path)
        where T : IMessage<T>, new()
    {
        using var reader = Open(path);
        var json = new JsonParser(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length > 0 && !string.IsNullOrWhiteSpace(line))
            {
                yield return Parse<T>(json, line, path, number);
            }
        }
    }

    private static T Parse<T>(JsonParser json, string line, string path, int number)
        where T : IMessage<T>, new()
    {
        try
        {
            return json.Parse<T>(line);
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or InvalidJsonException)
        {
            throw new BadRecordException($"{path}, line {number}: not a {typeof(T).Name} in JSON: {exception.Message}");
        }
    }

    private static TextReader Open(string path)
    {
        try
        {
            return path == "-" ? Console.In : new StreamReader(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadRecordException($"{path} cannot be read: {exception.Message}");
        }
    }
}
