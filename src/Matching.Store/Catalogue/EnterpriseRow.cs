using Matching.Domain;

namespace Matching.Store;

/// <summary>A row of <c>enterprise</c>, as Dapper reads and writes it.</summary>
internal sealed record EnterpriseRow : INamedRow
{
    public long Key { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Aliases { get; init; }

    public static EnterpriseRow From(Enterprise enterprise, long key) => new()
    {
        Key = key,
        Id = enterprise.Id.Value,
        Name = enterprise.Name,
        Aliases = AliasText.Join(enterprise.Aliases),
    };

    public Enterprise ToEnterprise() => new(new EnterpriseId(Id), Name, AliasText.Split(Aliases));
}
