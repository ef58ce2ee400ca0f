using System.Text;

namespace Matching.Service;

/// <summary>Cuts a filter into tokens.</summary>
internal static class FilterLexer
{
    private static readonly string[] Operators = ["!=", "<=", ">=", "=", ":", "<", ">"];

    /// <summary>The tokens, <see cref="FilterTokenKind.End"/> last.</summary>
    /// <exception cref="FilterSyntaxException">A string is not closed, or a character belongs to no token.</exception>
    public static List<FilterToken> Cut(string text)
    {
        var tokens = new List<FilterToken>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                tokens.Add(new FilterToken(FilterTokenKind.End, string.Empty, text.Length + 1));
                return tokens;
            }

            tokens.Add(Next(text, ref at));
        }
    }

    private static FilterToken Next(string text, ref int at)
    {
        var start = at;
        var c = text[at];
        if (c is '(' or ')' or '-')
        {
            at++;
            var kind = c switch { '(' => FilterTokenKind.Open, ')' => FilterTokenKind.Close, _ => FilterTokenKind.Minus };
            return new FilterToken(kind, c.ToString(), start + 1);
        }

        if (c is '"' or '\'')
        {
            return Quoted(text, ref at);
        }

        foreach (var name in Operators)
        {
            if (string.CompareOrdinal(text, at, name, 0, name.Length) == 0)
            {
                at += name.Length;
                return new FilterToken(FilterTokenKind.Operator, name, start + 1);
            }
        }

        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '.' or '-' or '/'))
        {
            at++;
        }

        return at > start
            ? new FilterToken(FilterTokenKind.Word, text[start..at], start + 1)
            : throw new FilterSyntaxException(start + 1, $"'{(char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)}' cannot stand here. Put a value that holds more than letters, digits, '_', '.', '-' and '/' in quotes.");
    }

    private static FilterToken Quoted(string text, ref int at)
    {
        var start = at;
        var quote = text[at++];
        var inside = new StringBuilder();
        while (at < text.Length && text[at] != quote)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
            }

            inside.Append(text[at++]);
        }

        if (at == text.Length)
        {
            throw new FilterSyntaxException(start + 1, "the string that begins here is not closed.");
        }

        at++;
        return new FilterToken(FilterTokenKind.Text, inside.ToString(), start + 1);
    }
}
