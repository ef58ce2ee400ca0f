using Matching.Domain;

namespace Matching.Learning;

/// <summary>What an enterprise's name says of the field it works in.</summary>
internal sealed class EnterpriseProfile(Enterprise enterprise)
{
    /// <summary>Bit mask over <see cref="ConceptLexicon.Names"/>.</summary>
    public ulong Concepts { get; } = ConceptLexicon.Default.MaskOf(NameWords.Of(enterprise.Name));

    /// <summary>A number for the enterprise that does not depend on who else exists.</summary>
    public uint Hash { get; } = NameWords.HashOf(enterprise.Id.Value);
}
