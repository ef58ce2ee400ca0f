using System.Text;

namespace Matching.Service.Tests.Proving;

/// <summary>Seeded faults of a version's folder, as disks, copies and people make them.</summary>
internal sealed class Corruption(int seed, ModelFolder sound, ModelFolder foreign)
{
    private static readonly string[] Scoring = ["model.zip", "logit.bin", "golden.bin"];

    private readonly Random _random = new(seed);

    /// <summary>A fault after the hashes were written.</summary>
    public (string Kind, ModelFolder Folder) Late()
    {
        var folder = sound.Copy();
        var name = _random.Next(4) == 3 ? "manifest.json" : Scoring[_random.Next(Scoring.Length)];
        var kind = Pick("bit flip", "bit flip", "bit flip", "truncation", "insertion", "zeroed block", "file missing", "file of another version", "field of the manifest", "artefacts swapped");
        switch (kind)
        {
            case "file missing":
                folder.Files.Remove(name);
                break;
            case "file of another version":
                folder.Files[name] = foreign.Files[name];
                break;
            case "artefacts swapped":
                (folder.Files["model.zip"], folder.Files["logit.bin"]) = (folder.Files["logit.bin"], folder.Files["model.zip"]);
                break;
            case "field of the manifest":
                EditField(folder);
                break;
            default:
                folder.Files[name] = Damage(kind, folder.Files[name]);
                break;
        }

        return (kind, folder);
    }

    /// <summary>A fault before the hashes were written: every hash and the version's name fit what is there.</summary>
    public (string Kind, ModelFolder Folder, string Version) Early()
    {
        var folder = sound.Copy();
        var kind = Pick("trees inside their archive", "trees inside their archive", "trees inside their archive", "archive of the trees", "logit", "golden set");
        var how = Pick("bit flip", "bit flip", "bit flip", "bit flip", "truncation", "insertion", "zeroed block");
        switch (kind)
        {
            case "trees inside their archive":
                folder.ChangeTrees(bytes => Damage(how, bytes));
                break;
            case "archive of the trees":
                folder.Files["model.zip"] = Damage(how, folder.Files["model.zip"]);
                break;
            case "logit":
                folder.Files["logit.bin"] = Damage(how, folder.Files["logit.bin"]);
                break;
            default:
                folder.Files["golden.bin"] = Damage(how, folder.Files["golden.bin"]);
                break;
        }

        return ($"{how} in the {kind}", folder, folder.Rehash());
    }

    private byte[] Damage(string how, byte[] bytes)
    {
        var at = _random.Next(bytes.Length);
        switch (how)
        {
            case "bit flip":
                var flipped = (byte[])bytes.Clone();
                flipped[at] ^= (byte)(1 << _random.Next(8));
                return flipped;
            case "truncation":
                return bytes[..at];
            case "insertion":
                var more = new byte[1 + _random.Next(16)];
                _random.NextBytes(more);
                return [.. bytes[..at], .. more, .. bytes[at..]];
            default:
                var zeroed = (byte[])bytes.Clone();
                zeroed.AsSpan(at, Math.Min(512, bytes.Length - at)).Clear();
                return zeroed;
        }
    }

    /// <summary>One number or hexadecimal digit of the manifest becomes another.</summary>
    private void EditField(ModelFolder folder)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(folder.Files["manifest.json"]));
        while (true)
        {
            var at = _random.Next(text.Length);
            if (char.IsAsciiHexDigitLower(text[at]))
            {
                text[at] = (char)('0' + _random.Next(10));
                folder.Files["manifest.json"] = Encoding.UTF8.GetBytes(text.ToString());
                return;
            }
        }
    }

    private string Pick(params string[] kinds) => kinds[_random.Next(kinds.Length)];
}
