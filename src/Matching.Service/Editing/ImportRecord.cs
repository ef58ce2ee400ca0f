using Matching.Domain;
using Matching.V1;
using Enterprise = Matching.Domain.Enterprise;
using Institution = Matching.Domain.Institution;

namespace Matching.Service;

/// <summary>One record of an import's stream; at most one of its values is set.</summary>
/// <param name="Sector">A custom sector, or null.</param>
/// <param name="Enterprise">An enterprise, or null.</param>
/// <param name="Institution">An institution, or null.</param>
internal readonly record struct ImportRecord(CustomSector? Sector, Enterprise? Enterprise, Institution? Institution)
{
    /// <summary>Reads a message.</summary>
    /// <param name="fields">Hears what is wrong with it.</param>
    /// <param name="message">The message.</param>
    /// <param name="number">Which record of the stream it is, from 0; of no meaning for options.</param>
    public static ImportRecord Read(RequestFields fields, ImportCatalogRequest message, long number)
    {
        var path = $"records[{number}]";
        switch (message.ContentCase)
        {
            case ImportCatalogRequest.ContentOneofCase.Options:
                return default;
            case ImportCatalogRequest.ContentOneofCase.Sector:
                var sector = fields.Id($"{path}.sector.name", message.Sector.Name, ResourceName.Sectors, string.Empty) ?? string.Empty;
                return new ImportRecord(SectorFields.Read(fields, $"{path}.sector", message.Sector, sector), null, null);
            case ImportCatalogRequest.ContentOneofCase.Enterprise:
                var enterprise = fields.Id($"{path}.enterprise.name", message.Enterprise.Name, ResourceName.Enterprises, string.Empty) ?? string.Empty;
                return new ImportRecord(null, EnterpriseFields.Read(fields, $"{path}.enterprise", message.Enterprise, enterprise), null);
            case ImportCatalogRequest.ContentOneofCase.Institution:
                var institution = fields.Id($"{path}.institution.name", message.Institution.Name, ResourceName.Institutions, string.Empty) ?? string.Empty;
                return new ImportRecord(null, null, InstitutionFields.Read(fields, $"{path}.institution", message.Institution, institution));
            default:
                fields.Refuse(path, "holds nothing: a sector, an enterprise or an institution is needed.");
                return default;
        }
    }
}
