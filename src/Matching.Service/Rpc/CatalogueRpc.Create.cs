using Grpc.Core;
using Matching.V1;
using Enterprise = Matching.V1.Enterprise;
using Institution = Matching.V1.Institution;
using Sector = Matching.V1.Sector;

namespace Matching.Service;

internal sealed partial class CatalogueRpc
{
    private const string Taken = "exists already, or existed and is deleted: get it, or undelete it.";

    public override Task<Enterprise> CreateEnterprise(CreateEnterpriseRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var asked = EditRequest.Read(fields, request);
        var id = fields.NewId("enterprise_id", request.EnterpriseId, time);
        var value = EnterpriseFields.Read(fields, "enterprise", request.Enterprise, id);
        fields.ThrowIfRefused();
        return Task.FromResult(edits.Run(
            asked,
            CallOrigin.Of(context),
            edit => (edit.Enterprises.Add(value!) ?? throw new ResourceExistsException("enterprise", id, $"The enterprise '{id}' {Taken}")).ToMessage(),
            CallScope.Of(context).Token));
    }

    public override Task<Institution> CreateInstitution(CreateInstitutionRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var asked = EditRequest.Read(fields, request);
        var id = fields.NewId("institution_id", request.InstitutionId, time);
        var value = InstitutionFields.Read(fields, "institution", request.Institution, id);
        fields.ThrowIfRefused();
        return Task.FromResult(edits.Run(
            asked,
            CallOrigin.Of(context),
            edit => (edit.Institutions.Add(value!) ?? throw new ResourceExistsException("institution", id, $"The institution '{id}' {Taken}")).ToMessage(),
            CallScope.Of(context).Token));
    }

    public override Task<Sector> CreateSector(CreateSectorRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var asked = EditRequest.Read(fields, request);
        var id = fields.NewId("sector_id", request.SectorId, time);
        var value = SectorFields.Read(fields, "sector", request.Sector, id);
        fields.ThrowIfRefused();
        return Task.FromResult(edits.Run(
            asked,
            CallOrigin.Of(context),
            edit =>
            {
                EntryChecks.Sector(edit.SectorTree(), value!);
                return (edit.Sectors.Add(value!) ?? throw new ResourceExistsException("sector", id, $"The sector '{id}' {Taken}")).ToMessage();
            },
            CallScope.Of(context).Token));
    }
}
