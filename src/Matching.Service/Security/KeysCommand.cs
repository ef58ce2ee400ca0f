using System.CommandLine;
using System.Globalization;
using Matching.Store;

namespace Matching.Service;

/// <summary><c>keys create | list | revoke</c>: the API keys of a store, also while services run on it.</summary>
internal static class KeysCommand
{
    private const int MaxNameLength = 100;

    /// <summary>Makes the command.</summary>
    /// <param name="output">Where keys and lists go.</param>
    /// <param name="error">Where remarks and faults go.</param>
    public static Command Create(TextWriter output, TextWriter error) =>
        new("keys", "Makes, lists and revokes the API keys of a store; a service that runs follows within a second.") { CreateKey(output, error), List(output, error), Revoke(output, error) };

    private static Command CreateKey(TextWriter output, TextWriter error)
    {
        var db = StoreCommand.Database();
        var name = new Option<string>("--name") { Description = "Whose key it is, for the audit log and the limits of callers.", Required = true, HelpName = "NAME" };
        name.Validators.Add(result =>
        {
            if (result.GetValue(name) is not { Length: > 0 and <= MaxNameLength } given || given.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
            {
                result.AddError($"--name is 1 to {MaxNameLength} characters without spaces.");
            }
        });
        var roles = new Option<string[]>("--role") { Description = "What its holder may do; may be given again.", Required = true, HelpName = string.Join('|', RoleSet.Words) };
        roles.AcceptOnlyFromAmong([.. RoleSet.Words]);
        var days = new Option<int?>("--valid-days") { Description = "Days after which it is no longer valid. Default: without end.", HelpName = "N" };
        days.Validators.Add(result =>
        {
            if (result.GetValue(days) is < 1 or > 36_500)
            {
                result.AddError("--valid-days is a number from 1 to 36500.");
            }
        });
        var command = new Command("create", "Makes a key and prints it: once, since only its hash is kept.") { db, name, roles, days };
        command.SetAction(parsed => StoreCommand.Run(parsed.GetValue(db), new StoreOptions(string.Empty), error, store =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var (id, key) = ApiKeyText.New();
            var hash = new byte[32];
            ApiKeyText.Hash(key, hash);
            store.ApiKeys.Add(new ApiKey(id, parsed.GetRequiredValue(name), string.Join(' ', parsed.GetRequiredValue(roles).Distinct()), hash, now, AuditOrigin.Local.Principal)
            {
                ExpiresAt = parsed.GetValue(days) is { } number ? now.AddDays(number) : null,
            });
            output.WriteLine(key);
            error.WriteLine($"The key is shown this once. Callers send it as the metadata '{CallerIdentity.ApiKeyHeader}'; 'keys revoke --id {id}' ends it.");
            return ServiceCommandLine.Ok;
        }));
        return command;
    }

    private static Command List(TextWriter output, TextWriter error)
    {
        var db = StoreCommand.Database();
        var command = new Command("list", "Lists the keys, never the keys themselves.") { db };
        command.SetAction(parsed => StoreCommand.Run(parsed.GetValue(db), new StoreOptions(string.Empty) { MustExist = true }, error, store =>
        {
            var now = TimeProvider.System.GetUtcNow();
            output.WriteLine("id                name                 roles                made                  state");
            foreach (var key in store.ApiKeys.List())
            {
                var state = key.RevokedAt is { } revoked ? $"revoked {Show(revoked)}" : key.ExpiresAt is { } expires ? $"{(expires <= now ? "expired" : "expires")} {Show(expires)}" : "valid";
                output.WriteLine($"{key.Id}  {key.Name,-20} {key.Roles,-20} {Show(key.CreatedAt)}  {state}");
            }

            return ServiceCommandLine.Ok;
        }));
        return command;
    }

    private static Command Revoke(TextWriter output, TextWriter error)
    {
        var db = StoreCommand.Database();
        var id = new Option<string>("--id") { Description = "The key's id, as list shows it.", Required = true, HelpName = "ID" };
        var command = new Command("revoke", "Revokes a key for good.") { db, id };
        command.SetAction(parsed => StoreCommand.Run(parsed.GetValue(db), new StoreOptions(string.Empty) { MustExist = true }, error, store =>
        {
            var given = parsed.GetRequiredValue(id);
            if (store.ApiKeys.Revoke(given, TimeProvider.System.GetUtcNow()))
            {
                output.WriteLine($"{given} is revoked.");
                return ServiceCommandLine.Ok;
            }

            error.WriteLine($"No key that could be revoked has the id '{given}'; 'keys list' shows them.");
            return ServiceCommandLine.CannotStart;
        }));
        return command;
    }

    private static string Show(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ssZ", CultureInfo.InvariantCulture);
}
