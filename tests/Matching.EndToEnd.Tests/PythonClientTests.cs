using System.ComponentModel;
using System.Reflection;
using Matching.Testing;

namespace Matching.EndToEnd.Tests;

/// <summary>The Python sample, from nothing but the protos.</summary>
public sealed class PythonClientTests(TrainedWorld world)
{
    private const string SystemPython = "/usr/bin/python3";

    private static string Python => File.Exists(SystemPython) ? SystemPython : "python3";

    [Fact]
    public async Task Story_ToldFromPython_EndsInThePipeline()
    {
        using var folder = new TemporaryFolder();
        await RequireGrpcAsync(folder);
        var sample = Path.Combine(Checkout.Root, "samples", "python");
        var stubs = folder.File("stubs");
        await using var generate = ChildProgram.StartAny(
            "sh",
            folder.Path,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["PYTHON"] = Python },
            Path.Combine(sample, "generate.sh"),
            stubs,
            Folder("Annotations"),
            Folder("WellKnownTypes"));
        Assert.True(await generate.ExitAsync() == 0, generate.Log);
        await using var service = await LiveService.StartAsync(world, folder);
        await using var story = ChildProgram.StartAny(
            Python,
            folder.Path,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["PYTHONPATH"] = stubs, ["PYTHONIOENCODING"] = "utf-8", ["PYTHONDONTWRITEBYTECODE"] = "1" },
            [Path.Combine(sample, "story.py"), "--address", Story.Target(service)]);
        Assert.True(await story.ExitAsync() == 0, story.Log);

        Story.Check(story.Out, world.FirstModel);
    }

    private static async Task RequireGrpcAsync(TemporaryFolder folder)
    {
        try
        {
            await using var probe = ChildProgram.StartAny(Python, folder.Path, null, "-c", "import grpc, google.protobuf");
            Assert.SkipUnless(await probe.ExitAsync() == 0, "Python has no grpc here (Debian: python3-grpcio): the client in Python was not tried");
            await using var tools = ChildProgram.StartAny(
                "sh", folder.Path, null, "-c", $"(command -v protoc && command -v grpc_python_plugin) || {Python} -c 'import grpc_tools, google.api'");
            Assert.SkipUnless(
                await tools.ExitAsync() == 0,
                "neither protoc with grpc_python_plugin nor grpcio-tools is here (Debian: protobuf-compiler protobuf-compiler-grpc): the client in Python was not tried");
        }
        catch (Win32Exception)
        {
            Assert.Skip("Python is not installed: the client in Python was not tried");
        }
    }

    private static string Folder(string name) => typeof(PythonClientTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == name).Value!;
}
