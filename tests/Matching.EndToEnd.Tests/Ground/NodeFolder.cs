using System.ComponentModel;
using Matching.Testing;

namespace Matching.EndToEnd.Tests;

/// <summary>A folder with the packages of the Node sample, installed once.</summary>
public sealed class NodeFolder : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private string? _trouble;

    public string File(string name) => _folder.File(name);

    public async ValueTask InitializeAsync()
    {
        System.IO.File.Copy(Path.Combine(Checkout.Root, "samples", "node", "package.json"), _folder.File("package.json"));
        try
        {
            await using var npm = ChildProgram.StartAny("npm", _folder.Path, null, "install", "--no-audit", "--no-fund", "--silent");
            _trouble = await npm.ExitAsync() == 0 ? null : $"npm could not install grpc-js here: {npm.Log}";
        }
        catch (Win32Exception)
        {
            _trouble = "Node and npm are not installed: the client in another language was not tried";
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs a script of the folder; skips the test where there is no Node.</summary>
    internal ChildProgram Run(params string[] args)
    {
        Assert.SkipWhen(_trouble is not null, _trouble ?? string.Empty);
        return ChildProgram.StartAny("node", _folder.Path, null, args);
    }
}
