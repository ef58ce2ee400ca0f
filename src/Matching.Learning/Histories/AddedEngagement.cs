using Matching.Domain;

namespace Matching.Learning;

/// <summary>An engagement that stands among those of a store.</summary>
/// <param name="Engagement">The engagement.</param>
/// <param name="Place">How many of the store's engagements have the same id or one before it.</param>
public readonly record struct AddedEngagement(Engagement Engagement, int Place);
