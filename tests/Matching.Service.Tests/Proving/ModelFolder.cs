using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Matching.Service.Tests.Proving;

/// <summary>The files of one model version, to be damaged and written. Knows the documented format, not the product's code for it.</summary>
internal sealed class ModelFolder
{
    private ModelFolder(SortedDictionary<string, byte[]> files) => Files = files;

    public SortedDictionary<string, byte[]> Files { get; }

    public static ModelFolder Read(string folder) => new(new SortedDictionary<string, byte[]>(
        Directory.EnumerateFiles(folder).ToDictionary(path => Path.GetFileName(path)!, File.ReadAllBytes, StringComparer.Ordinal), StringComparer.Ordinal));

    public ModelFolder Copy() => new(new SortedDictionary<string, byte[]>(Files.ToDictionary(file => file.Key, file => (byte[])file.Value.Clone()), StringComparer.Ordinal));

    /// <summary>Makes the folder hold these files and nothing else.</summary>
    public void WriteTo(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        foreach (var (name, bytes) in Files)
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }
    }

    /// <summary>Writes the hashes the files have now into the manifest and names the version after them: as if the fault came before hashing.</summary>
    /// <returns>The version's new name.</returns>
    public string Rehash()
    {
        var manifest = JsonNode.Parse(Files["manifest.json"])!;
        foreach (var group in new[] { "artefacts", "files" })
        {
            foreach (var name in manifest[group]!.AsObject().Select(file => file.Key).ToList())
            {
                manifest[group]![name] = Convert.ToHexStringLower(SHA256.HashData(Files[name]));
            }
        }

        var version = $"{manifest["asOfYear"]}-{Convert.ToHexStringLower(SHA256.HashData([.. Files["model.zip"], .. Files["logit.bin"]]))[..8]}";
        manifest["version"] = version;
        Files["manifest.json"] = System.Text.Encoding.UTF8.GetBytes(manifest.ToJsonString());
        return version;
    }

    /// <summary>Changes the bytes of the trees inside their archive, whose own checksum then fits.</summary>
    public void ChangeTrees(Func<byte[], byte[]> change)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        using (var source = new ZipArchive(new MemoryStream(Files["model.zip"])))
        {
            var largest = source.Entries.MaxBy(entry => entry.Length)!;
            foreach (var entry in source.Entries)
            {
                using var from = entry.Open();
                using var bytes = new MemoryStream();
                from.CopyTo(bytes);
                using var to = archive.CreateEntry(entry.FullName).Open();
                to.Write(entry == largest ? change(bytes.ToArray()) : bytes.ToArray());
            }
        }

        Files["model.zip"] = target.ToArray();
    }
}
