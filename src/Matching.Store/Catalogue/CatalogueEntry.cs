namespace Matching.Store;

/// <summary>A resource of the catalogue with what the store knows of its life. Times are UTC, to the microsecond.</summary>
/// <typeparam name="T">What is kept.</typeparam>
/// <param name="Value">The resource.</param>
/// <param name="CreatedAt">When it was added; null when that was before the store kept times.</param>
/// <param name="UpdatedAt">When it was last changed, deleted or undeleted; null as <paramref name="CreatedAt"/>. Later at every change.</param>
/// <param name="DeletedAt">When it was deleted; null while it is not.</param>
public sealed record CatalogueEntry<T>(T Value, DateTimeOffset? CreatedAt, DateTimeOffset? UpdatedAt, DateTimeOffset? DeletedAt)
    where T : class;
