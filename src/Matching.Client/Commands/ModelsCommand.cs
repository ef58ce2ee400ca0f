using System.CommandLine;
using System.Globalization;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>models</c>: which there are, which one serves, and making new ones.</summary>
internal static class ModelsCommand
{
    private const int LargestPage = 500;

    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var id = new Argument<string>("id") { Description = "Which version; current is the active one." };
        var force = new Option<bool>("--force") { Description = "Even if the gate refuses." };
        return new Command("models", "Lists, activates, trains and publishes.")
        {
            List(globals, console),
            Leaf.One(
                globals, console, "get", "Shows one, with its card.", [id],
                async (parsed, service) => await service.Models.GetModelAsync(new GetModelRequest { Name = parsed.GetValue(id)! }, service.CallOptions)),
            Leaf.One(
                globals, console, "activate", "Makes a version the active one.", [id, force],
                async (parsed, service) => await service.Models.ActivateModelAsync(
                    new ActivateModelRequest { Name = parsed.GetValue(id)!, Force = parsed.GetValue(force) }, service.CallOptions)),
            Leaf.One(
                globals, console, "rollback", "Makes the version active again that was before.", [],
                async (_, service) => await service.Models.RollbackModelAsync(new RollbackModelRequest(), service.CallOptions)),
            Train(globals, console, force),
            Publish(globals, console),
        };
    }

    private static Command List(GlobalOptions globals, ClientConsole console)
    {
        var top = KeepingOptions.Number("--top", "How many to show.", 50, KeepingOptions.MaxTop);
        return Leaf.Create(globals, console, "list", "Lists every version, the newest training first.", [top], async (parsed, service) =>
        {
            var rows = await PagedCall.ReadAsync<Model>(parsed.GetValue(top), LargestPage, async (size, token) =>
            {
                var answer = await service.Models.ListModelsAsync(new ListModelsRequest { PageSize = size, PageToken = token }, service.CallOptions);
                return (answer.Models, answer.NextPageToken);
            });
            if (parsed.GetValue(globals.Json))
            {
                JsonOutput.Write(console, JsonOutput.Nodes(rows));
                return ExitCodes.Ok;
            }

            var table = new ResultTable(("active", false), ("as of", true), ("trainer", false), ("seed", true), ("id", false));
            foreach (var row in rows)
            {
                table.Add(
                    row.Active ? "*" : string.Empty,
                    row.AsOfYear.ToString(CultureInfo.InvariantCulture),
                    row.Trainer,
                    row.Seed.ToString(CultureInfo.InvariantCulture),
                    ResourceNames.Id(row.Name));
            }

            table.Write(console);
            return ExitCodes.Ok;
        });
    }

    private static Command Train(GlobalOptions globals, ClientConsole console, Option<bool> force)
    {
        var asOf = new Option<int>("--as-of") { Description = "Learn only from engagements before this year. Default: from all.", HelpName = "YEAR" };
        var trainer = new Option<string?>("--trainer") { Description = "What grows the trees. Default: light_gbm.", HelpName = "TRAINER" };
        var seed = new Option<int>("--seed") { Description = "Same data, same seed: the same model.", HelpName = "N" };
        var years = new Option<int?>("--evaluation-years") { Description = "Years held back to judge the recipe. Default: 4.", HelpName = "N" };
        var noActivate = new Option<bool>("--no-activate") { Description = "Leave the active version as it is." };
        trainer.AcceptOnlyFromAmong([.. EnumWords<TrainerKind>.All]);
        var wait = OperationsCommand.WaitOption();
        var requestId = RequestId();
        return Leaf.Create(
            globals, console, "train", "Begins to train on what the service holds.", [asOf, trainer, seed, years, noActivate, force, requestId, wait], async (parsed, service) =>
            {
                var request = new TrainModelRequest
                {
                    AsOfYear = parsed.GetValue(asOf),
                    Trainer = EnumWords<TrainerKind>.Parse(parsed.GetValue(trainer)),
                    Seed = parsed.GetValue(seed),
                    SkipActivation = parsed.GetValue(noActivate),
                    Force = parsed.GetValue(force),
                    RequestId = parsed.GetValue(requestId) ?? service.NewId(),
                };
                if (parsed.GetValue(years) is { } held)
                {
                    request.EvaluationYears = held;
                }

                var operation = await service.Models.TrainModelAsync(request, service.CallOptions);
                return await OperationsCommand.ShowAsync(service, console, parsed, globals, operation, parsed.GetValue(wait));
            });
    }

    private static Command Publish(GlobalOptions globals, ClientConsole console)
    {
        var most = new Option<int>("--max-exposure") { Description = "Most first pages one institution may stand on. Default: no cap.", HelpName = "N" };
        var firstPage = new Option<int>("--first-page") { Description = "Places that count as a first page. Default: 20.", HelpName = "N" };
        var wait = OperationsCommand.WaitOption();
        var requestId = RequestId();
        return Leaf.Create(
            globals, console, "publish", "Begins to write the rankings of every active query ahead.", [most, firstPage, requestId, wait], async (parsed, service) =>
            {
                var request = new PublishRankingsRequest
                {
                    MaxExposure = parsed.GetValue(most),
                    FirstPageSize = parsed.GetValue(firstPage),
                    RequestId = parsed.GetValue(requestId) ?? service.NewId(),
                };
                var operation = await service.Models.PublishRankingsAsync(request, service.CallOptions);
                return await OperationsCommand.ShowAsync(service, console, parsed, globals, operation, parsed.GetValue(wait));
            });
    }

    private static Option<string?> RequestId() => new("--request-id")
    {
        Description = "Makes a repeat of the command harmless. Default: a new one for each command.",
        HelpName = "UUID",
    };
}
