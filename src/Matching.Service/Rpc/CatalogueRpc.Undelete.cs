using Grpc.Core;
using Matching.Domain;
using Matching.V1;
using Enterprise = Matching.V1.Enterprise;
using Institution = Matching.V1.Institution;
using Sector = Matching.V1.Sector;

namespace Matching.Service;

internal sealed partial class CatalogueRpc
{
    public override Task<Enterprise> UndeleteEnterprise(UndeleteEnterpriseRequest request, ServerCallContext context)
    {
        var (asked, id) = Named(request, request.Name, ResourceName.Enterprises);
        return Task.FromResult(edits.Run(
            asked,
            CallOrigin.Of(context),
            edit =>
            {
                var present = EntryChecks.ToUndelete(edit.Enterprises.Find(new EnterpriseId(id)), "enterprise", id);
                EntryChecks.Etag(request.Etag, present.ToMessage().Etag, "enterprise", id);
                return edit.Enterprises.Undelete(present.Value.Id).ToMessage();
            },
            CallScope.Of(context).Token));
    }

    public override Task<Institution> UndeleteInstitution(UndeleteInstitutionRequest request, ServerCallContext context)
    {
        var (asked, id) = Named(request, request.Name, ResourceName.Institutions);
        return Task.FromResult(edits.Run(
            asked,
            CallOrigin.Of(context),
            edit =>
            {
                var present = EntryChecks.ToUndelete(edit.Institutions.Find(new InstitutionId(id)), "institution", id);
                EntryChecks.Etag(request.Etag, present.ToMessage().Etag, "institution", id);
                return edit.Institutions.Undelete(present.Value.Id).ToMessage();
            },
            CallScope.Of(context).Token));
    }

    public override Task<Sector> UndeleteSector(UndeleteSectorRequest request, ServerCallContext context)
    {
        var (asked, id) = Named(request, request.Name, ResourceName.Sectors);
        RefuseBuiltIn(id);
        return Task.FromResult(edits.Run(
            asked,
            CallOrigin.Of(context),
            edit =>
            {
                var present = EntryChecks.ToUndelete(edit.Sectors.Find(new SectorId(id)), "sector", id);
                EntryChecks.Etag(request.Etag, present.ToMessage().Etag, "sector", id);
                EntryChecks.Sector(edit.SectorTree(), present.Value with { IsDeleted = false });
                return edit.Sectors.Undelete(present.Value.Id).ToMessage();
            },
            CallScope.Of(context).Token));
    }
}
