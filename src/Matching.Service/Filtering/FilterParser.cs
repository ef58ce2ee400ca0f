namespace Matching.Service;

/// <summary>Reads a filter's text: a subset of AIP-160, in which OR binds tighter than AND.</summary>
/// <remarks>
/// <c>expression = factor {AND factor}; factor = term {OR term}; term = [NOT | -] simple; simple = ( expression ) | field operator value</c>.
/// Every level of recursion is a parenthesis, and those are counted: no text can exhaust the stack.
/// </remarks>
internal sealed class FilterParser
{
    private readonly List<FilterToken> _tokens;
    private readonly LimitOptions _limits;
    private int _at;
    private int _depth;
    private int _conditions;

    private FilterParser(List<FilterToken> tokens, LimitOptions limits) => (_tokens, _limits) = (tokens, limits);

    private FilterToken Current => _tokens[_at];

    /// <summary>Reads a filter; null for one of spaces alone, which every institution meets.</summary>
    /// <param name="text">The filter.</param>
    /// <param name="limits">How long and deep it may be; null for the defaults.</param>
    /// <exception cref="FilterSyntaxException">It cannot be read.</exception>
    public static InstitutionFilter? Parse(string text, LimitOptions? limits = null)
    {
        limits ??= LimitOptions.Default;
        if (text.Length > limits.FilterCharacters)
        {
            throw new FilterSyntaxException(limits.FilterCharacters + 1, $"it is {text.Length} characters long; at most {limits.FilterCharacters} are allowed.");
        }

        var parser = new FilterParser(FilterLexer.Cut(text), limits);
        if (parser.Current.Kind == FilterTokenKind.End)
        {
            return null;
        }

        var filter = parser.Expression();
        return parser.Current.Kind == FilterTokenKind.End
            ? filter
            : throw parser.Wrong(parser.Current.Kind == FilterTokenKind.Close ? "no parenthesis is open." : "AND or OR is expected before it.");
    }

    private InstitutionFilter Expression() => Chain("AND", Factor, static parts => new InstitutionFilter.All(parts));

    private InstitutionFilter Factor() => Chain("OR", Term, static parts => new InstitutionFilter.Any(parts));

    private InstitutionFilter Chain(string word, Func<InstitutionFilter> part, Func<IReadOnlyList<InstitutionFilter>, InstitutionFilter> join)
    {
        var parts = new List<InstitutionFilter> { part() };
        while (IsWord(word))
        {
            _at++;
            parts.Add(part());
        }

        return parts.Count == 1 ? parts[0] : join(parts);
    }

    private InstitutionFilter Term()
    {
        if (Current.Kind != FilterTokenKind.Minus && !IsWord("NOT"))
        {
            return Simple();
        }

        _at++;
        return new InstitutionFilter.Not(Simple());
    }

    private InstitutionFilter Simple()
    {
        if (Current.Kind == FilterTokenKind.Open)
        {
            return Composite();
        }

        var field = Current;
        if (field.Kind != FilterTokenKind.Word || field.Text is "AND" or "OR" or "NOT")
        {
            throw Wrong("a condition such as kind = utility is expected.");
        }

        _at++;
        var comparison = Current;
        if (comparison.Kind != FilterTokenKind.Operator)
        {
            throw Wrong($"an operator is expected after {field}: =, != or :.");
        }

        _at++;
        var value = Current;
        if (value.Kind is not (FilterTokenKind.Word or FilterTokenKind.Text))
        {
            throw Wrong($"a value is expected after '{comparison.Text}'; put one that is not a plain word in quotes.");
        }

        _at++;
        return ++_conditions <= _limits.FilterConditions
            ? FilterConditions.Read(field, comparison, value)
            : throw new FilterSyntaxException(field.Position, $"it holds more than {_limits.FilterConditions} conditions.");
    }

    private InstitutionFilter Composite()
    {
        var open = Current;
        if (++_depth > _limits.FilterDepth)
        {
            throw new FilterSyntaxException(open.Position, $"more than {_limits.FilterDepth} parentheses are open.");
        }

        _at++;
        var inside = Expression();
        if (Current.Kind != FilterTokenKind.Close)
        {
            throw Wrong($"')' is expected for the parenthesis opened at character {open.Position}, or AND or OR before it.");
        }

        _at++;
        _depth--;
        return inside;
    }

    private bool IsWord(string word) => Current.Kind == FilterTokenKind.Word && Current.Text == word;

    private FilterSyntaxException Wrong(string expected)
    {
        var hint = Current.Kind == FilterTokenKind.Word && Current.Text is "and" or "or" or "not" ? $" Write {Current.Text.ToUpperInvariant()} in capitals." : string.Empty;
        return new FilterSyntaxException(Current.Position, $"{Current} is not understood here: {expected}{hint}");
    }
}
