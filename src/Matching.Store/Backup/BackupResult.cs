namespace Matching.Store;

/// <summary>What a backup or a restored store holds.</summary>
/// <param name="Path">The file, as a full path.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="SchemaVersion">Its schema; one older than the program's is brought up to date when the store is next opened.</param>
/// <param name="DataRevision">The data revision of the moment that was copied.</param>
/// <param name="Replaced">The file that was replaced, kept under this name; null when there was none.</param>
public sealed record BackupResult(string Path, long Bytes, long SchemaVersion, long DataRevision, string? Replaced);
