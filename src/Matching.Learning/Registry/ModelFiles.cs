using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Matching.Learning;

/// <summary>Names and forms of the files of a model version, and how they are written.</summary>
internal static class ModelFiles
{
    public const string Trees = "model.zip";
    public const string Logit = "logit.bin";
    public const string Golden = "golden.bin";
    public const string Window = "window.csv";
    public const string Profile = "profile.json";
    public const string Manifest = "manifest.json";
    public const string Card = "CARD.md";
    public const string Current = "current";
    public const string Activations = "activations.log";
    public const string Lock = ".lock";

    /// <summary>What is being written begins with this; no version's name does.</summary>
    public const string Aside = ".aside-";

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Writes a file so that a crash leaves the old one or the new one, never a part: aside, flushed, renamed, folder flushed.</summary>
    public static void Replace(string path, string text)
    {
        var folder = Path.GetDirectoryName(path)!;
        var aside = Path.Combine(folder, Aside + Path.GetFileName(path));
        Write(aside, Encoding.UTF8.GetBytes(text));
        File.Move(aside, path, overwrite: true);
        FolderFlush.Flush(folder);
    }

    /// <summary>Writes a new file and flushes it to the disk.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }
}
