using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>institution</c>: keeps institutions.</summary>
internal static class InstitutionCommand
{
    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var it = new KeepingOptions();
        var more = new Own();
        var update = Leaf.One(
            globals, console, "update", "Changes the fields given.",
            [it.Id, it.Name, more.Country, more.Kind, more.ValidUntil, it.Aliases, it.Clear, it.Etag, .. it.OfChange],
            async (parsed, service) => await service.Catalogue.UpdateInstitutionAsync(
                new UpdateInstitutionRequest
                {
                    Institution = Written(parsed, it, more, ResourceNames.In("institutions", parsed.GetValue(it.Id)!)),
                    UpdateMask = it.Mask(
                        parsed, (it.Name, "display_name"), (it.Aliases, "aliases"), (more.Country, "country_code"), (more.Kind, "kind"), (more.ValidUntil, "valid_until")),
                    RequestId = it.RequestIdOf(parsed, service),
                    ValidateOnly = parsed.GetValue(it.ValidateOnly),
                },
                service.CallOptions));
        it.RequireChange(update, it.Name, it.Aliases, more.Country, more.Kind, more.ValidUntil);
        return new Command("institution", "Keeps institutions: create, update, delete, undelete, get, list.")
        {
            Leaf.One(
                globals, console, "create", "Adds one.", [it.NewId, it.Name, more.Country, more.Kind, more.ValidUntil, it.Aliases, .. it.OfChange],
                async (parsed, service) => await service.Catalogue.CreateInstitutionAsync(
                    new CreateInstitutionRequest
                    {
                        InstitutionId = parsed.GetValue(it.NewId) ?? string.Empty,
                        Institution = Written(parsed, it, more, string.Empty),
                        RequestId = it.RequestIdOf(parsed, service),
                        ValidateOnly = parsed.GetValue(it.ValidateOnly),
                    },
                    service.CallOptions)),
            update,
            Leaf.One(
                globals, console, "delete", "Deletes one; it is kept and can come back.", [it.Id, it.Etag, .. it.OfChange],
                async (parsed, service) => await service.Catalogue.DeleteInstitutionAsync(
                    new DeleteInstitutionRequest
                    {
                        Name = parsed.GetValue(it.Id)!,
                        Etag = parsed.GetValue(it.Etag) ?? string.Empty,
                        RequestId = it.RequestIdOf(parsed, service),
                        ValidateOnly = parsed.GetValue(it.ValidateOnly),
                    },
                    service.CallOptions)),
            Leaf.One(
                globals, console, "undelete", "Brings a deleted one back.", [it.Id, it.Etag, .. it.OfChange],
                async (parsed, service) => await service.Catalogue.UndeleteInstitutionAsync(
                    new UndeleteInstitutionRequest
                    {
                        Name = parsed.GetValue(it.Id)!,
                        Etag = parsed.GetValue(it.Etag) ?? string.Empty,
                        RequestId = it.RequestIdOf(parsed, service),
                        ValidateOnly = parsed.GetValue(it.ValidateOnly),
                    },
                    service.CallOptions)),
            Leaf.One(
                globals, console, "get", "Shows one.", [it.Id],
                async (parsed, service) => await service.Catalogue.GetInstitutionAsync(new GetInstitutionRequest { Name = parsed.GetValue(it.Id)! }, service.CallOptions)),
            List(globals, console, it, more),
        };
    }

    private static Command List(GlobalOptions globals, ClientConsole console, KeepingOptions it, Own more) => Leaf.Create(
        globals, console, "list", "Lists them in order of id.", [more.Country, more.Kind, it.Top, it.ShowDeleted], async (parsed, service) =>
        {
            var rows = await PagedCall.ReadAsync<Institution>(parsed.GetValue(it.Top), KeepingOptions.LargestPage, async (size, token) =>
            {
                var request = new ListInstitutionsRequest
                {
                    PageSize = size,
                    PageToken = token,
                    CountryCode = parsed.GetValue(more.Country) ?? string.Empty,
                    Kind = KindOf(parsed, more),
                    ShowDeleted = parsed.GetValue(it.ShowDeleted),
                };
                var answer = await service.Catalogue.ListInstitutionsAsync(request, service.CallOptions);
                return (answer.Institutions, answer.NextPageToken);
            });
            if (parsed.GetValue(globals.Json))
            {
                JsonOutput.Write(console, JsonOutput.Nodes(rows));
                return ExitCodes.Ok;
            }

            var table = new ResultTable(("name", false), ("kind", false), ("country", false), ("valid until", false), ("deleted", false), ("id", false));
            foreach (var row in rows)
            {
                table.Add(
                    row.DisplayName,
                    KindWords.Of(row.Kind),
                    row.CountryCode,
                    row.ValidUntil?.ToDateTime().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty,
                    row.DeleteTime is null ? string.Empty : "deleted",
                    ResourceNames.Id(row.Name));
            }

            table.Write(console);
            return ExitCodes.Ok;
        });

    private static InstitutionKind KindOf(ParseResult parsed, Own more) => parsed.GetValue(more.Kind) is { } word ? KindWords.Parse(word) : InstitutionKind.Unspecified;

    private static Institution Written(ParseResult parsed, KeepingOptions it, Own more, string name) => new()
    {
        Name = name,
        DisplayName = parsed.GetValue(it.Name) ?? string.Empty,
        CountryCode = parsed.GetValue(more.Country) ?? string.Empty,
        Kind = KindOf(parsed, more),
        ValidUntil = parsed.GetValue(more.ValidUntil),
        Aliases = { parsed.GetValue(it.Aliases) ?? [] },
        Etag = name.Length == 0 ? string.Empty : parsed.GetValue(it.Etag) ?? string.Empty,
    };

    private sealed class Own
    {
        public Own() => Kind.AcceptOnlyFromAmong(KindWords.All);

        public Option<string?> Country { get; } = new("--country") { Description = "Where it sits: ISO 3166-1 alpha-2, such as ZM.", HelpName = "CC" };

        public Option<string?> Kind { get; } = new("--kind") { Description = "What sort of body it is.", HelpName = "KIND" };

        public Option<Timestamp?> ValidUntil { get; } = KeepingOptions.Moment("--valid-until", "From this moment on it is never ranked. --clear valid_until takes it back.");
    }
}
