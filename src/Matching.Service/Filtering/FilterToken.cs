namespace Matching.Service;

/// <summary>One token of a filter.</summary>
/// <param name="Kind">What sort.</param>
/// <param name="Text">A word or the inside of a string; otherwise as written.</param>
/// <param name="Position">Its first character, from 1.</param>
internal readonly record struct FilterToken(FilterTokenKind Kind, string Text, int Position)
{
    /// <summary>How to name it in a message.</summary>
    public override string ToString() => Kind == FilterTokenKind.End ? "the end" : $"'{RequestFields.Shorten(Text)}'";
}
