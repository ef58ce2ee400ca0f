using Grpc.Core;
using Matching.Domain;
using Matching.V1;
using Enterprise = Matching.V1.Enterprise;
using Institution = Matching.V1.Institution;
using Sector = Matching.V1.Sector;

namespace Matching.Service;

internal sealed partial class CatalogueRpc
{
    public override Task<Enterprise> DeleteEnterprise(DeleteEnterpriseRequest request, ServerCallContext context)
    {
        var (asked, id) = Named(request, request.Name, ResourceName.Enterprises);
        return Task.FromResult(edits.Run(
            asked,
            CallOrigin.Of(context),
            edit =>
            {
                var present = EntryChecks.ToDelete(edit.Enterprises.Find(new EnterpriseId(id)), "enterprise", id);
                EntryChecks.Etag(request.Etag, present.ToMessage().Etag, "enterprise", id);
                return edit.Enterprises.Delete(present.Value.Id).ToMessage();
            },
            CallScope.Of(context).Token));
    }

    public override Task<Institution> DeleteInstitution(DeleteInstitutionRequest request, ServerCallContext context)
    {
        var (asked, id) = Named(request, request.Name, ResourceName.Institutions);
        return Task.FromResult(edits.Run(
            asked,
            CallOrigin.Of(context),
            edit =>
            {
                var present = EntryChecks.ToDelete(edit.Institutions.Find(new InstitutionId(id)), "institution", id);
                EntryChecks.Etag(request.Etag, present.ToMessage().Etag, "institution", id);
                return edit.Institutions.Delete(present.Value.Id).ToMessage();
            },
            CallScope.Of(context).Token));
    }

    public override Task<Sector> DeleteSector(DeleteSectorRequest request, ServerCallContext context)
    {
        var (asked, id) = Named(request, request.Name, ResourceName.Sectors);
        RefuseBuiltIn(id);
        return Task.FromResult(edits.Run(
            asked,
            CallOrigin.Of(context),
            edit =>
            {
                var present = EntryChecks.ToDelete(edit.Sectors.Find(new SectorId(id)), "sector", id);
                EntryChecks.Etag(request.Etag, present.ToMessage().Etag, "sector", id);
                return edit.Sectors.Delete(present.Value.Id).ToMessage();
            },
            CallScope.Of(context).Token));
    }

    private static (EditRequest Asked, string Id) Named<TRequest>(TRequest request, string name, string collection)
        where TRequest : class, Google.Protobuf.IMessage<TRequest>
    {
        var fields = new RequestFields();
        var asked = EditRequest.Read(fields, request);
        var id = fields.Id("name", name, collection, string.Empty);
        fields.ThrowIfRefused();
        return (asked, id!);
    }

    private static void RefuseBuiltIn(string sector)
    {
        if (SectorTree.Default.Get(new SectorId(sector)) is not null)
        {
            throw new BuiltInSectorException(sector);
        }
    }
}
