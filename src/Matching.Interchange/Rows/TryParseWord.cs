namespace Matching.Interchange;

/// <summary>Finds the value a word stands for.</summary>
internal delegate bool TryParseWord<T>(ReadOnlySpan<char> word, out T value)
    where T : struct;
