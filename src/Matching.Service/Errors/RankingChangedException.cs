namespace Matching.Service;

/// <summary>A page token of a state of model and data that is no longer held.</summary>
public sealed class RankingChangedException()
    : Exception("The data or the model changed since this page token was made. Start over: ask again without a page_token.");
