using System.ComponentModel;
using System.Text.Json;
using Matching.Testing;

namespace Matching.EndToEnd.Tests;

/// <summary>A client in another language, from nothing but the protos: Node with @grpc/grpc-js and @grpc/proto-loader.</summary>
public sealed class NodeClientTests(TrainedWorld world)
{
    private const string Script = """
        const grpc = require('@grpc/grpc-js');
        const loader = require('@grpc/proto-loader');
        const [protos, address] = process.argv.slice(2);
        const definition = loader.loadSync(
          ['matching/v1/matching_service.proto', 'matching/v1/catalogue_service.proto'],
          { includeDirs: [protos, 'node_modules/google-proto-files'], keepCase: true, longs: String, enums: String, defaults: true });
        const { matching } = grpc.loadPackageDefinition(definition);
        const credentials = grpc.credentials.createInsecure();
        const target = address.replace('http://', '');
        const ranker = new matching.v1.MatchingService(target, credentials);
        const deadline = () => ({ deadline: Date.now() + 30000 });
        ranker.rankPartners({ enterprise: 'SE000001', region: '赞比亚', page_size: 3 }, new grpc.Metadata(), deadline(), (error, answer) => {
          if (error) { console.error(error); process.exit(1); }
          ranker.rankPartners({ enterprise: 'nobody', region: 'ZM' }, new grpc.Metadata(), deadline(), refused => {
            console.log(JSON.stringify({ answer, code: refused && refused.code, details: refused && refused.details }));
            ranker.close();
          });
        });
        """;

    [Fact]
    public async Task Service_AskedFromNode_RanksAndRefuses()
    {
        using var folder = new TemporaryFolder();
        await InstallAsync(folder);
        await using var service = await LiveService.StartAsync(world, folder);
        await File.WriteAllTextAsync(folder.File("ask.js"), Script, TestContext.Current.CancellationToken);
        await using var node = ChildProgram.StartAny("node", folder.Path, null, "ask.js", Path.Combine(Checkout.Root, "proto"), service.Address);
        Assert.True(await node.ExitAsync() == 0, node.Log);
        using var said = JsonDocument.Parse(node.Out);
        var answer = said.RootElement.GetProperty("answer");

        Assert.Equal(3, answer.GetProperty("partners").GetArrayLength());
        Assert.Equal("regions/ZM", answer.GetProperty("region").GetProperty("name").GetString());
        Assert.Equal("RANKING_SOURCE_LIVE", answer.GetProperty("source").GetString());
        Assert.Equal(5, said.RootElement.GetProperty("code").GetInt32());
        Assert.Equal("There is no enterprise 'nobody'.", said.RootElement.GetProperty("details").GetString());
    }

    private static async Task InstallAsync(TemporaryFolder folder)
    {
        try
        {
            await using var npm = ChildProgram.StartAny(
                "npm", folder.Path, null, "install", "--no-audit", "--no-fund", "--silent", "@grpc/grpc-js@1", "@grpc/proto-loader@0.8", "google-proto-files@6");
            Assert.SkipUnless(await npm.ExitAsync() == 0, $"npm could not install grpc-js here: {npm.Log}");
        }
        catch (Win32Exception)
        {
            Assert.Skip("Node and npm are not installed: the client in another language was not tried");
        }
    }
}
