using Grpc.Core;
using Matching.Domain;
using Matching.V1;
using Enterprise = Matching.V1.Enterprise;
using Institution = Matching.V1.Institution;
using Region = Matching.V1.Region;
using Sector = Matching.V1.Sector;

namespace Matching.Service;

internal sealed partial class CatalogueRpc
{
    public override Task<Enterprise> GetEnterprise(GetEnterpriseRequest request, ServerCallContext context)
    {
        var id = RequiredId(request.Name, ResourceName.Enterprises);
        var enterprise = _catalogue.FindEnterpriseEntry(new EnterpriseId(id)) ?? throw new UnknownResourceException("enterprise", id);
        return Task.FromResult(enterprise.ToMessage());
    }

    public override Task<Institution> GetInstitution(GetInstitutionRequest request, ServerCallContext context)
    {
        var id = RequiredId(request.Name, ResourceName.Institutions);
        var institution = _catalogue.FindInstitutionEntry(new InstitutionId(id)) ?? throw new UnknownResourceException("institution", id);
        return Task.FromResult(institution.ToMessage());
    }

    public override Task<Region> GetRegion(GetRegionRequest request, ServerCallContext context) =>
        Task.FromResult(Trees.Region(RequiredText(request.Name, ResourceName.Regions)).ToMessage());

    public override Task<Sector> GetSector(GetSectorRequest request, ServerCallContext context)
    {
        var text = RequiredText(request.Name, ResourceName.Sectors);
        var found = _catalogue.Sectors().Find(text);
        if (found is not null && SectorTree.Default.Get(found.Id) is not null)
        {
            return Task.FromResult(found.ToMessage());
        }

        // A deleted one answers to its id alone.
        var id = found?.Id.Value ?? text;
        var entry = _catalogue.CustomSectors(showDeleted: true).FirstOrDefault(sector => sector.Value.Id.Value == id);
        return Task.FromResult(entry?.ToMessage() ?? throw new UnknownResourceException("sector", text));
    }

    private static string RequiredId(string name, string collection)
    {
        var fields = new RequestFields();
        var id = fields.Id("name", name, collection, string.Empty);
        fields.ThrowIfRefused();
        return id!;
    }

    private static string RequiredText(string name, string collection)
    {
        var fields = new RequestFields();
        var text = fields.Text("name", name, collection, required: true);
        fields.ThrowIfRefused();
        return text!;
    }
}
