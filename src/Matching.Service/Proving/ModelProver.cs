using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Matching.Learning;

namespace Matching.Service;

/// <summary>
/// Proves a model in a process of its own, limited in time and memory: a damaged model can make ML.NET run for ever, eat all memory or bring
/// its process down, and none of that may touch the one that serves (docs/decisions/model-proof.md).
/// </summary>
internal sealed class ModelProver(ModelRegistry models, ServiceOptions options)
{
    /// <summary>Proves a version.</summary>
    /// <exception cref="ModelDamagedException">It must not serve.</exception>
    /// <exception cref="OperationCanceledException">The service stops.</exception>
    public async Task ProveAsync(string version, CancellationToken cancellation)
    {
        using var child = Start(version);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.ModelProofLimit);
        try
        {
            var said = child.StandardOutput.ReadToEndAsync(limit.Token);
            var complained = child.StandardError.ReadToEndAsync(limit.Token);
            await child.WaitForExitAsync(limit.Token);
            Judge(version, child.ExitCode, await said, await complained);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ModelDamagedException(
                string.Create(CultureInfo.InvariantCulture, $"'{version}' did not finish scoring its golden set within {options.ModelProofLimit.TotalSeconds:0.#} s"), fault: ModelFault.TimeLimit);
        }
        finally
        {
            await KillAsync(child);
        }
    }

    private static void Judge(string version, int exitCode, string said, string complained)
    {
        if (exitCode == ModelProofCommand.Proven)
        {
            return;
        }

        if (exitCode == ModelProofCommand.Refused && said.Split('\t', 2) is [var fault, var reason] && Enum.TryParse<ModelFault>(fault, out var known))
        {
            throw new ModelDamagedException(reason.Trim().TrimEnd('.'), fault: known);
        }

        var first = complained.Split('\n', 2)[0].Trim();
        throw new ModelDamagedException(
            string.Create(CultureInfo.InvariantCulture, $"'{version}' brought down the process that checked it (exit code {exitCode})"), new InvalidOperationException(first), ModelFault.Crashed);
    }

    private Process Start(string version)
    {
        var (program, first) = Program();
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, CreateNoWindow = true };
        string[] words =
        [
            .. first, ModelProofCommand.Name, version, "--models", Path.GetFullPath(models.Directory),
            ModelProofCommand.LimitOption, options.ModelProofLimit.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        ];
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        // The runtime's own limit, hexadecimal: an allocation beyond it fails in the child alone.
        start.Environment["DOTNET_GCHeapHardLimit"] = options.ModelProofMemory.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        try
        {
            return Process.Start(start)!;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            throw new ModelDamagedException($"'{version}' cannot be checked: the process to check it in does not start", exception, ModelFault.Crashed);
        }
    }

    /// <summary>This program again: by its own file where it was started so, by <c>dotnet</c> and its assembly otherwise.</summary>
    private static (string Program, string[] First) Program()
    {
        var assembly = typeof(ModelProver).Assembly.Location;
        if (assembly.Length == 0)
        {
            return (Environment.ProcessPath!, []);
        }

        var host = Environment.ProcessPath;
        return (host is not null && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [assembly]);
    }

    private static async Task KillAsync(Process child)
    {
        try
        {
            if (!child.HasExited)
            {
                child.Kill(entireProcessTree: true);
            }

            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await child.WaitForExitAsync(patience.Token);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or OperationCanceledException)
        {
            // It ended in between, or is past the reach of this process: its own watchdog ends it.
        }
    }
}
