namespace Matching.Store;

/// <summary>What the search needs of an enterprise or institution row.</summary>
internal interface INamedRow
{
    long Key { get; }

    string Id { get; }

    string Name { get; }

    string Aliases { get; }
}
