namespace Matching.Store;

/// <summary>A row found by one of its names.</summary>
internal sealed record NameHit<TRow>(TRow Row, string MatchedName, double Score);
