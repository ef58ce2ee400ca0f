using System.CommandLine;
using Google.Protobuf;

namespace Matching.Client;

/// <summary>Commands that make a call or a few and write what was answered.</summary>
internal static class Leaf
{
    /// <summary>A command whose answer is one message.</summary>
    /// <param name="globals">Options every command takes.</param>
    /// <param name="console">Where to write.</param>
    /// <param name="name">The word it is called by.</param>
    /// <param name="description">What it does.</param>
    /// <param name="takes">Its own arguments and options.</param>
    /// <param name="call">Makes the call.</param>
    public static Command One<T>(
        GlobalOptions globals, ClientConsole console, string name, string description, IEnumerable<Symbol> takes, Func<ParseResult, ServiceConnection, Task<T>> call)
        where T : IMessage =>
        Create(globals, console, name, description, takes, async (parsed, service) =>
        {
            ResourceText.Write(console, parsed.GetValue(globals.Json), await call(parsed, service));
            return ExitCodes.Ok;
        });

    /// <summary>A command that does what it likes with the service.</summary>
    /// <param name="globals">Options every command takes.</param>
    /// <param name="console">Where to write.</param>
    /// <param name="name">The word it is called by.</param>
    /// <param name="description">What it does.</param>
    /// <param name="takes">Its own arguments and options.</param>
    /// <param name="run">Returns an exit code.</param>
    public static Command Create(
        GlobalOptions globals, ClientConsole console, string name, string description, IEnumerable<Symbol> takes, Func<ParseResult, ServiceConnection, Task<int>> run)
    {
        var command = new Command(name, description);
        foreach (var symbol in takes)
        {
            if (symbol is Argument argument)
            {
                command.Arguments.Add(argument);
            }
            else
            {
                command.Options.Add((Option)symbol);
            }
        }

        command.SetAction((parsed, cancellation) => CommandRun.WithServiceAsync(parsed, globals, console, service => run(parsed, service), cancellation));
        return command;
    }
}
