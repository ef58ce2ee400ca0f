namespace Matching.Service;

/// <summary>A filter that cannot be read.</summary>
/// <param name="position">The character it goes wrong at, from 1.</param>
/// <param name="problem">What is wrong and what would be right.</param>
public sealed class FilterSyntaxException(int position, string problem) : Exception($"at character {position}: {problem}")
{
    /// <summary>The character it goes wrong at, from 1.</summary>
    public int Position { get; } = position;
}
