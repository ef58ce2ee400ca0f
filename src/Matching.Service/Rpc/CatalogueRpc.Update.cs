using Grpc.Core;
using Matching.Domain;
using Matching.V1;
using Enterprise = Matching.V1.Enterprise;
using Institution = Matching.V1.Institution;
using Sector = Matching.V1.Sector;

namespace Matching.Service;

internal sealed partial class CatalogueRpc
{
    public override Task<Enterprise> UpdateEnterprise(UpdateEnterpriseRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var asked = EditRequest.Read(fields, request);
        var id = IdOf(fields, "enterprise", request.Enterprise?.Name, ResourceName.Enterprises);
        var mask = UpdateMask.Read(fields, request.UpdateMask, request.Enterprise, EnterpriseFields.Changeable);
        fields.ThrowIfRefused();
        return Task.FromResult(edits.Run(
            asked,
            CallOrigin.Of(context),
            edit =>
            {
                var present = EntryChecks.ToUpdate(edit.Enterprises.Find(new EnterpriseId(id)), "enterprise", id).ToMessage();
                EntryChecks.Etag(request.Enterprise!.Etag, present.Etag, "enterprise", id);
                var next = Valid(fields => EnterpriseFields.Read(fields, "enterprise", mask.Apply(request.Enterprise, present), id));
                return edit.Enterprises.Update(next).ToMessage();
            },
            CallScope.Of(context).Token));
    }

    public override Task<Institution> UpdateInstitution(UpdateInstitutionRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var asked = EditRequest.Read(fields, request);
        var id = IdOf(fields, "institution", request.Institution?.Name, ResourceName.Institutions);
        var mask = UpdateMask.Read(fields, request.UpdateMask, request.Institution, InstitutionFields.Changeable);
        fields.ThrowIfRefused();
        return Task.FromResult(edits.Run(
            asked,
            CallOrigin.Of(context),
            edit =>
            {
                var present = EntryChecks.ToUpdate(edit.Institutions.Find(new InstitutionId(id)), "institution", id).ToMessage();
                EntryChecks.Etag(request.Institution!.Etag, present.Etag, "institution", id);
                var next = Valid(fields => InstitutionFields.Read(fields, "institution", mask.Apply(request.Institution, present), id));
                return edit.Institutions.Update(next).ToMessage();
            },
            CallScope.Of(context).Token));
    }

    public override Task<Sector> UpdateSector(UpdateSectorRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var asked = EditRequest.Read(fields, request);
        var id = IdOf(fields, "sector", request.Sector?.Name, ResourceName.Sectors);
        var mask = UpdateMask.Read(fields, request.UpdateMask, request.Sector, SectorFields.Changeable);
        fields.ThrowIfRefused();
        RefuseBuiltIn(id);
        return Task.FromResult(edits.Run(
            asked,
            CallOrigin.Of(context),
            edit =>
            {
                var present = EntryChecks.ToUpdate(edit.Sectors.Find(new SectorId(id)), "sector", id).ToMessage();
                EntryChecks.Etag(request.Sector!.Etag, present.Etag, "sector", id);
                var next = Valid(fields => SectorFields.Read(fields, "sector", mask.Apply(request.Sector, present), id));
                EntryChecks.Sector(edit.SectorTree(), next);
                return edit.Sectors.Update(next).ToMessage();
            },
            CallScope.Of(context).Token));
    }

    /// <summary>The id a resource's name holds; empty when refused.</summary>
    private static string IdOf(RequestFields fields, string path, string? name, string collection)
    {
        if (name is null)
        {
            fields.Refuse(path, "is required.");
            return string.Empty;
        }

        return fields.Id($"{path}.name", name, collection, string.Empty) ?? string.Empty;
    }

    private static T Valid<T>(Func<RequestFields, T?> read)
        where T : class
    {
        var fields = new RequestFields();
        var value = read(fields);
        fields.ThrowIfRefused();
        return value!;
    }
}
