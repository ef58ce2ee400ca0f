using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Matching.Learning;

/// <summary>Names and forms of the files of a model version.</summary>
internal static class ModelFiles
{
    public const string Trees = "model.zip";
    public const string Logit = "logit.bin";
    public const string Manifest = "manifest.json";
    public const string Card = "CARD.md";
    public const string Current = "current";
    public const string Activations = "activations.log";

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Writes a file so that a crash leaves the old one or the new one, never a part: aside, flushed, renamed.</summary>
    public static void Replace(string path, string text)
    {
        var aside = path + ".partial";
        Write(aside, Encoding.UTF8.GetBytes(text));
        File.Move(aside, path, overwrite: true);
    }

    /// <summary>Writes a new file and flushes it to the disk.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }
}
