using Matching.Domain;
using Matching.Learning;

namespace Matching.Service;

/// <summary>Reads the fields of one request and collects everything that is wrong with them, so that the caller hears it all at once.</summary>
internal sealed class RequestFields
{
    /// <summary>Longest text of a name, code or query.</summary>
    public const int MaxTextLength = 200;

    private readonly List<FieldViolation> _violations;
    private readonly string _path;
    private readonly LimitOptions _limits;

    /// <summary>Reads a request.</summary>
    /// <param name="limits">How large its fields may be; null for the defaults.</param>
    public RequestFields(LimitOptions? limits = null)
        : this([], string.Empty, limits ?? LimitOptions.Default)
    {
    }

    private RequestFields(List<FieldViolation> violations, string path, LimitOptions limits) => (_violations, _path, _limits) = (violations, path, limits);

    /// <summary>Reads a message within this one; what is wrong with it is collected here.</summary>
    /// <param name="path">Its path, for example <c>requests[2]</c>.</param>
    public RequestFields Within(string path) => new(_violations, $"{_path}{path}.", _limits);

    /// <summary>How many violations there are so far.</summary>
    public int RefusedCount => _violations.Count;

    /// <summary>Adds a violation.</summary>
    public void Refuse(string field, string problem) => _violations.Add(new FieldViolation(_path + field, problem));

    /// <summary>Throws when anything was refused.</summary>
    /// <exception cref="InvalidRequestException">Names every bad field.</exception>
    public void ThrowIfRefused()
    {
        if (_violations.Count > 0)
        {
            throw new InvalidRequestException(_violations);
        }
    }

    /// <summary>An id, with or without its collection; null when refused.</summary>
    public string? Id(string field, string text, string collection, string hint)
    {
        var id = ResourceName.WithoutCollection(text, collection);
        if (id.Length == 0)
        {
            Refuse(field, $"is required: '{collection}/{{id}}' or the bare id. {hint}".TrimEnd());
            return null;
        }

        if (!IdentifierRules.IsValid(id))
        {
            Refuse(field, $"'{Shorten(text)}' is not '{collection}/{{id}}' or an id ({IdentifierRules.Description}). {hint}".TrimEnd());
            return null;
        }

        return id;
    }

    /// <summary>A text a tree is to find, without its collection; null when refused or, unless required, empty.</summary>
    public string? Text(string field, string text, string collection, bool required)
    {
        var plain = ResourceName.WithoutCollection(text, collection).Trim();
        if (plain.Length == 0)
        {
            if (required)
            {
                Refuse(field, "is required.");
            }

            return null;
        }

        if (plain.Length > MaxTextLength)
        {
            Refuse(field, $"is {plain.Length} characters long; at most {MaxTextLength} are allowed.");
            return null;
        }

        return plain;
    }

    /// <summary>A page size: 0 is the default, more than the most counts as the most (AIP-158).</summary>
    public int PageSize(int given, int byDefault, int most, string field = "page_size")
    {
        if (given < 0)
        {
            Refuse(field, $"is {given}; it must not be below 0.");
        }

        return given <= 0 ? byDefault : Math.Min(given, most);
    }

    /// <summary>A kind of the contract; null when unspecified or refused.</summary>
    public Domain.InstitutionKind? Kind(string field, V1.InstitutionKind given, bool required)
    {
        if (given == V1.InstitutionKind.Unspecified && !required)
        {
            return null;
        }

        if (InstitutionKinds.All.Contains((Domain.InstitutionKind)given))
        {
            return (Domain.InstitutionKind)given;
        }

        Refuse(field, $"{(int)given} is not a kind of institution.");
        return null;
    }

    /// <summary>A language of explanations by its BCP-47 tag; English when empty or refused.</summary>
    public Language Language(string field, string tag)
    {
        var end = tag.AsSpan().IndexOfAny('-', '_');
        var primary = end < 0 ? tag : tag[..end];
        if (tag.Length <= MaxTextLength && primary.Equals("zh", StringComparison.OrdinalIgnoreCase))
        {
            return Learning.Language.Chinese;
        }

        if (tag.Length > 0 && (tag.Length > MaxTextLength || !primary.Equals("en", StringComparison.OrdinalIgnoreCase)))
        {
            Refuse(field, $"'{Shorten(tag)}' is not a language explanations are written in; use 'en' or 'zh'.");
        }

        return Learning.Language.English;
    }

    /// <summary>A stage; unspecified when not given or refused.</summary>
    public Stage Stage(string field, V1.Stage given)
    {
        if (Enum.IsDefined(given))
        {
            return (Stage)given;
        }

        Refuse(field, $"{(int)given} is not a stage.");
        return Domain.Stage.Unspecified;
    }

    /// <summary>A textual filter; null when empty or refused.</summary>
    public InstitutionFilter? Filter(string field, string text)
    {
        try
        {
            return FilterParser.Parse(text, _limits);
        }
        catch (FilterSyntaxException fault)
        {
            Refuse(field, fault.Message);
            return null;
        }
    }

    /// <summary>The year of a date; null when not given or refused. Month and day may be 0, but a day needs a month.</summary>
    public int? Year(string field, Google.Type.Date? given)
    {
        if (given is null)
        {
            return null;
        }

        var isDate = given.Year is >= Engagement.MinYear and <= Engagement.MaxYear
            && given.Month is >= 0 and <= 12
            && given.Day >= 0
            && (given.Month == 0 ? given.Day == 0 : given.Day <= DateTime.DaysInMonth(given.Year, given.Month));
        if (isDate)
        {
            return given.Year;
        }

        Refuse(field, $"{given.Year}-{given.Month}-{given.Day} is not a date from {Engagement.MinYear} to {Engagement.MaxYear}; month and day may be 0.");
        return null;
    }

    internal static string Shorten(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 80), "…");
}
