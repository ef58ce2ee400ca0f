namespace Matching.Interchange;

/// <summary>The folder a sample should be written to holds something else, which writing would destroy.</summary>
/// <param name="folder">The folder.</param>
/// <param name="found">A file or folder in it that no sample has.</param>
public sealed class SampleFolderException(string folder, string found)
    : IOException($"'{folder}' already holds '{found}', which is not part of a sample. Name an empty or new folder, or one that holds an earlier sample.")
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;
}
