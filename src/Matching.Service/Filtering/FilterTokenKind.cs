namespace Matching.Service;

/// <summary>The sorts of tokens of a filter.</summary>
internal enum FilterTokenKind
{
    /// <summary>A field, a bare value, AND, OR or NOT.</summary>
    Word,

    /// <summary>A value in quotes.</summary>
    Text,

    /// <summary>=, != or :, or an operator that is known but not supported.</summary>
    Operator,

    /// <summary>-</summary>
    Minus,

    /// <summary>(</summary>
    Open,

    /// <summary>)</summary>
    Close,

    /// <summary>After the last.</summary>
    End,
}
