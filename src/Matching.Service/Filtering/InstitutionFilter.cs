using Matching.Domain;

namespace Matching.Service;

/// <summary>A condition on institutions, read from a filter's text. Immutable and thread-safe.</summary>
internal abstract record InstitutionFilter
{
    /// <summary>Whether an institution meets it.</summary>
    public abstract bool Matches(Institution institution);

    /// <summary>The same condition in one fixed spelling: equal texts, equal conditions.</summary>
    public abstract override string ToString();

    /// <summary>All of them.</summary>
    internal sealed record All(IReadOnlyList<InstitutionFilter> Parts) : InstitutionFilter
    {
        public override bool Matches(Institution institution) => Parts.All(part => part.Matches(institution));

        public override string ToString() => $"({string.Join(" AND ", Parts)})";
    }

    /// <summary>One of them.</summary>
    internal sealed record Any(IReadOnlyList<InstitutionFilter> Parts) : InstitutionFilter
    {
        public override bool Matches(Institution institution) => Parts.Any(part => part.Matches(institution));

        public override string ToString() => $"({string.Join(" OR ", Parts)})";
    }

    /// <summary>Not this.</summary>
    internal sealed record Not(InstitutionFilter Part) : InstitutionFilter
    {
        public override bool Matches(Institution institution) => !Part.Matches(institution);

        public override string ToString() => Part is Not ? $"NOT ({Part})" : $"NOT {Part}";
    }

    /// <summary>It is of this kind.</summary>
    internal sealed record OfKind(InstitutionKind Kind) : InstitutionFilter
    {
        public override bool Matches(Institution institution) => institution.Kind == Kind;

        public override string ToString() => $"kind = {Kind.ToToken()}";
    }

    /// <summary>It sits in this country.</summary>
    internal sealed record InCountry(CountryCode Country) : InstitutionFilter
    {
        public override bool Matches(Institution institution) => institution.Country == Country;

        public override string ToString() => $"country_code = {Country}";
    }

    /// <summary>It is this one.</summary>
    internal sealed record WithId(InstitutionId Id) : InstitutionFilter
    {
        public override bool Matches(Institution institution) => institution.Id == Id;

        public override string ToString() => $"institution = {Id}";
    }

    /// <summary>Its name, folded, is or holds this text.</summary>
    internal sealed record Named(string Folded, bool Whole) : InstitutionFilter
    {
        public override bool Matches(Institution institution)
        {
            var name = NameFolding.Fold(institution.Name);
            return Whole ? name == Folded : name.Contains(Folded, StringComparison.Ordinal);
        }

        public override string ToString() => $"display_name {(Whole ? '=' : ':')} \"{Folded}\"";
    }
}
