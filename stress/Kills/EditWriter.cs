using System.Security.Cryptography;
using System.Text;
using Grpc.Net.Client;
using Matching.Domain;
using Matching.V1;
using Institution = Matching.V1.Institution;
using InstitutionKind = Matching.V1.InstitutionKind;

namespace Matching.Stress.Kills;

/// <summary>
/// Creates, renames, deletes and undeletes institutions, each change with a request id; one whose answer was lost is asked again with the same
/// id in the next life, and must be answered as if it had not been lost.
/// </summary>
internal sealed class EditWriter(KillCounts counts, string prefix) : IWriter
{
    private const int StepsOfOne = 4;

    // Changes are numbered: change n is step n mod 4 of institution n div 4.
    private int _done = -1;
    private int? _lost;

    /// <inheritdoc/>
    public int OneLifeIn => 1;

    /// <inheritdoc/>
    public async Task WriteAsync(GrpcChannel channel, CancellationToken cancellation)
    {
        var client = new CatalogueService.CatalogueServiceClient(channel);
        while (!cancellation.IsCancellationRequested)
        {
            var change = _lost ?? _done + 1;
            var fate = await Caller.CallAsync(counts, () => ChangeAsync(client, change));
            _lost = fate == Fate.Unknown ? change : null;
            _done = fate == Fate.Acknowledged ? change : _done;
            if (fate == Fate.Unknown)
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Check(StoppedStore store)
    {
        if (_lost is { } lost)
        {
            // Its own institution says whether it was done; a create that was not leaves none.
            var landed = IsAfter(store, lost);
            counts.Found(landed);
            if (!landed && _done >= 0 && !IsAfter(store, _done))
            {
                throw new BrokenPromiseException($"change {_done} of {prefix} was acknowledged, {lost} was not, and the store shows neither: {Show(store, lost)}");
            }
        }
        else if (_done >= 0 && !IsAfter(store, _done))
        {
            throw new BrokenPromiseException($"change {_done} of {prefix} was acknowledged and is not there: {Show(store, _done)}");
        }
    }

    /// <inheritdoc/>
    public void CheckAll(StoppedStore store)
    {
        Check(store);
        for (var last = StepsOfOne - 1; last < _done; last += StepsOfOne)
        {
            if (!IsAfter(store, last))
            {
                throw new BrokenPromiseException($"change {last} of {prefix} was acknowledged and is there no more: {Show(store, last)}");
            }
        }
    }

    private string IdOf(int change) => $"{prefix}-{change / StepsOfOne}";

    private string NameOf(int change) => change % StepsOfOne == 0 ? $"Founded as {IdOf(change)}" : $"Renamed to {IdOf(change)}";

    private string RequestIdOf(int change) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{prefix}-request-{change}")).AsSpan(0, 16)).ToString();

    private string Show(StoppedStore store, int change) => store.Store.Catalogue.FindInstitutionEntry(new InstitutionId(IdOf(change)))?.ToString() ?? "nothing";

    private bool IsAfter(StoppedStore store, int change)
    {
        var entry = store.Store.Catalogue.FindInstitutionEntry(new InstitutionId(IdOf(change)));
        var deleted = change % StepsOfOne == 2;
        return entry is not null
            && entry.Value.Name == NameOf(change)
            && entry.DeletedAt is not null == deleted
            && (change % StepsOfOne != 1 || entry.UpdatedAt > entry.CreatedAt)
            && store.Store.Catalogue.SearchInstitutions(NameOf(change), country: null, limit: 5).Any(hit => hit.Institution.Id.Value == IdOf(change)) != deleted;
    }

    private async Task ChangeAsync(CatalogueService.CatalogueServiceClient client, int change)
    {
        var name = $"institutions/{IdOf(change)}";
        var institution = new Institution { DisplayName = NameOf(change), CountryCode = "ZM", Kind = InstitutionKind.Utility };
        var answer = (change % StepsOfOne) switch
        {
            0 => await client.CreateInstitutionAsync(
                new CreateInstitutionRequest { InstitutionId = IdOf(change), Institution = institution, RequestId = RequestIdOf(change) }, Caller.Options),
            1 => await client.UpdateInstitutionAsync(
                new UpdateInstitutionRequest { Institution = new Institution(institution) { Name = name }, RequestId = RequestIdOf(change) }, Caller.Options),
            2 => await client.DeleteInstitutionAsync(new DeleteInstitutionRequest { Name = name, RequestId = RequestIdOf(change) }, Caller.Options),
            _ => await client.UndeleteInstitutionAsync(new UndeleteInstitutionRequest { Name = name, RequestId = RequestIdOf(change) }, Caller.Options),
        };
        if (answer.Name != name || answer.DisplayName != NameOf(change))
        {
            throw new BrokenPromiseException($"change {change} of {prefix} was answered {answer}");
        }
    }
}
