namespace Matching.Store;

/// <summary>How far a copy is.</summary>
/// <param name="CopiedPages">Pages copied.</param>
/// <param name="TotalPages">Pages of the store, as of the moment that is copied.</param>
public readonly record struct BackupProgress(int CopiedPages, int TotalPages);
