namespace Matching.Learning;

/// <summary>One family of content crosses, as documented to people: something of the institution with something of the query.</summary>
/// <remarks>Each pair of values is a weight of the logit; weights are learnt from queries before the as-of year only.</remarks>
public sealed class FeatureCross
{
    private FeatureCross(ContentCrosses.Side side, ContentCrosses.Asked asked, string definition, string why) =>
        (Side, Asked, Definition, Why) = (side, asked, definition, why);

    /// <summary>Every family that <see cref="ContentCrosses"/> makes.</summary>
    public static IReadOnlyList<FeatureCross> All { get; } =
    [
        new(ContentCrosses.Side.Kind, ContentCrosses.Asked.Anything, "The institution's kind.", "Some kinds are engaged more than others wherever they exist."),
        new(ContentCrosses.Side.Kind, ContentCrosses.Asked.Sector, "The kind with the sector asked for.", "Ministries for health, utilities for energy."),
        new(ContentCrosses.Side.Kind, ContentCrosses.Asked.Family, "The kind with the sector's family.", "Backs a sparse sector off to its neighbours."),
        new(ContentCrosses.Side.Kind, ContentCrosses.Asked.Enterprise, "The kind with the enterprise that asks.", "Each enterprise has its own sort of partner."),
        new(ContentCrosses.Side.Kind, ContentCrosses.Asked.Subregion, "The kind with the institution's M49 subregion.", "Who is the public partner differs from place to place."),
        new(ContentCrosses.Side.Kind, ContentCrosses.Asked.SubregionFamily, "The kind with the subregion and the sector's family.", "What is usual for the field in the neighbourhood."),
        new(ContentCrosses.Side.Kind, ContentCrosses.Asked.EnterpriseConcept, "The kind with each field of work that the enterprise's name speaks of.", "A new enterprise is known by its name: a hydropower builder meets utilities."),
        new(ContentCrosses.Side.NoConcept, ContentCrosses.Asked.Anything, "The kind, of a name that speaks of no field of work.", "A name that says nothing is itself a sign, and a different one for each kind."),
        new(ContentCrosses.Side.NoConcept, ContentCrosses.Asked.Sector, "The same with the sector asked for.", "A ministry of nothing in particular is rarely the partner for a special field."),
        new(ContentCrosses.Side.NoConcept, ContentCrosses.Asked.Family, "The same with the sector's family.", "Backs a sparse sector off to its neighbours."),
        new(ContentCrosses.Side.Concept, ContentCrosses.Asked.Sector, "Each field of work that the institution's name speaks of, with the sector asked for.", "Names tell the field of an institution that nobody has engaged yet, in seven languages."),
        new(ContentCrosses.Side.Concept, ContentCrosses.Asked.Family, "The same with the sector's family.", "Backs a sparse sector off to its neighbours."),
        new(ContentCrosses.Side.Concept, ContentCrosses.Asked.Enterprise, "The same with the enterprise that asks.", "An enterprise keeps to its field."),
        new(ContentCrosses.Side.Concept, ContentCrosses.Asked.EnterpriseConcept, "The same with each field of work that the enterprise's name speaks of.", "Fields that go together: a railway builder and a transport authority."),
        new(ContentCrosses.Side.Concept, ContentCrosses.Asked.SectorField, "The same with each field of work that the sector is about (sector_fields.csv).", "Sectors about the same field teach one another: a rare sector is served by the bodies that serve its like."),
        new(ContentCrosses.Side.KindConcept, ContentCrosses.Asked.Anything, "Kind and field of work together.", "A ministry of health is another thing than a company for health."),
        new(ContentCrosses.Side.KindConcept, ContentCrosses.Asked.Sector, "The same with the sector asked for.", "Which body of a field is the partner for a sector."),
        new(ContentCrosses.Side.KindConcept, ContentCrosses.Asked.Family, "The same with the sector's family.", "Backs a sparse sector off to its neighbours."),
        new(ContentCrosses.Side.KindConcept, ContentCrosses.Asked.Enterprise, "The same with the enterprise that asks.", "An enterprise's usual sort of partner."),
        new(ContentCrosses.Side.Word, ContentCrosses.Asked.Sector, "Each word of the institution's name, hashed, with the sector asked for.", "What the lists of fields of work do not know."),
        new(ContentCrosses.Side.Word, ContentCrosses.Asked.Family, "The same with the sector's family.", "Backs a sparse sector off to its neighbours."),
        new(ContentCrosses.Side.Field, ContentCrosses.Asked.Anything, "How far the name's fields are the sector's own (sector_fields.csv): none named, other fields, some, all.", "What a sector is about is known from its definition, so a rare sector need not be learnt."),
        new(ContentCrosses.Side.Field, ContentCrosses.Asked.Family, "The same with the sector's family.", "Some families are strict about the field, others are not."),
        new(ContentCrosses.Side.KindField, ContentCrosses.Asked.Anything, "The same with the institution's kind.", "A ministry of another field is no partner; a bank of none may be."),
        new(ContentCrosses.Side.Focus, ContentCrosses.Asked.Anything, "Which of sector, enterprise's name and institution's name agree on a field of work.", "Of all that transport covers, a railway builder means railways."),
        new(ContentCrosses.Side.Focus, ContentCrosses.Asked.Family, "The same with the sector's family.", "Wide families need it more."),
        new(ContentCrosses.Side.KindFocus, ContentCrosses.Asked.Anything, "The same with the institution's kind.", "Companies keep to the enterprise's field more than ministries do."),
    ];

    /// <summary>Name, such as <c>kind × sector</c>.</summary>
    public string Name => $"{Words(Side.ToString())} × {Words(Asked.ToString())}";

    /// <summary>What is crossed with what.</summary>
    public string Definition { get; }

    /// <summary>What it tells about a candidate.</summary>
    public string Why { get; }

    internal ContentCrosses.Side Side { get; }

    internal ContentCrosses.Asked Asked { get; }

    private static string Words(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
