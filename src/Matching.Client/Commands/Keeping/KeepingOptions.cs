using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using FieldMask = Google.Protobuf.WellKnownTypes.FieldMask;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace Matching.Client;

/// <summary>Options that commands which keep the catalogue take alike.</summary>
internal sealed class KeepingOptions
{
    /// <summary>Most rows a listing shows.</summary>
    public const int MaxTop = 100_000;

    /// <summary>Largest page of a listing.</summary>
    public const int LargestPage = 1000;

    public Argument<string> Id { get; } = new("id") { Description = "Which one: its id or resource name." };

    public Option<string?> NewId { get; } = new("--id") { Description = "The id it gets. Default: one the service makes.", HelpName = "ID" };

    public Option<string?> Name { get; } = new("--name") { Description = "The name to show.", HelpName = "NAME" };

    public Option<string[]> Aliases { get; } = new("--alias") { Description = "Another name; may be given several times. An update replaces all of them.", HelpName = "NAME" };

    public Option<string?> Etag { get; } = new("--etag") { Description = "Only if it still has this etag. Default: whatever it has.", HelpName = "ETAG" };

    public Option<string?> RequestId { get; } = new("--request-id")
    {
        Description = "A UUID that makes a repeat of the command harmless. Default: a new one for each command.",
        HelpName = "UUID",
    };

    public Option<bool> ValidateOnly { get; } = new("--validate-only") { Description = "Check and answer, but change nothing." };

    public Option<string[]> Clear { get; } = new("--clear") { Description = "A field to empty, by its name in the contract; may be given several times.", HelpName = "FIELD" };

    public Option<bool> ShowDeleted { get; } = new("--show-deleted") { Description = "Deleted ones too." };

    public Option<int> Top { get; } = Number("--top", "How many to show.", 50, MaxTop);

    /// <summary>What every change takes.</summary>
    public IEnumerable<Symbol> OfChange => [RequestId, ValidateOnly];

    /// <summary>The request id of this run.</summary>
    public string RequestIdOf(ParseResult parsed, ServiceConnection service) => parsed.GetValue(RequestId) ?? service.NewId();

    /// <summary>The paths of an update: the fields whose option was given, and those to be emptied.</summary>
    public FieldMask Mask(ParseResult parsed, params (Option Option, string Path)[] fields) => new()
    {
        Paths =
        {
            fields.Where(field => IsGiven(parsed, field.Option)).Select(field => field.Path),
            parsed.GetValue(Clear) ?? [],
        },
    };

    /// <summary>Refuses an update that names nothing to change.</summary>
    public void RequireChange(Command update, params Option[] fields) => update.Validators.Add(result =>
    {
        if (!fields.Append(Clear).Any(field => result.GetResult(field) is { Implicit: false }))
        {
            result.AddError($"Say what to change: {string.Join(", ", fields.Select(field => field.Name))} or --clear FIELD.");
        }
    });

    /// <summary>A moment: a date, or a time as RFC 3339 writes it.</summary>
    public static Option<Timestamp?> Moment(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = ParseMoment,
    };

    /// <summary>A number from 1.</summary>
    public static Option<int> Number(string name, string description, int value, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) is var given && (given < 1 || given > most))
            {
                result.AddError($"{name} must be from 1 to {most}.");
            }
        });
        return option;
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static Timestamp? ParseMoment(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return Timestamp.FromDateTimeOffset(moment);
        }

        result.AddError($"'{text}' is not a date such as 2030-01-31, or a time such as 2030-01-31T08:00:00Z.");
        return null;
    }
}
