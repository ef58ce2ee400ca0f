using System.Text.Json;
using Matching.Testing;

namespace Matching.EndToEnd.Tests;

/// <summary>A client in another language, from nothing but the protos: Node with @grpc/grpc-js and @grpc/proto-loader.</summary>
public sealed class NodeClientTests(TrainedWorld world, NodeFolder node) : IClassFixture<NodeFolder>
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
        await using var service = await LiveService.StartAsync(world, folder);
        await File.WriteAllTextAsync(node.File("ask.js"), Script, TestContext.Current.CancellationToken);
        await using var program = node.Run("ask.js", Path.Combine(Checkout.Root, "proto"), service.Address);
        Assert.True(await program.ExitAsync() == 0, program.Log);
        using var said = JsonDocument.Parse(program.Out);
        var answer = said.RootElement.GetProperty("answer");

        Assert.Equal(3, answer.GetProperty("partners").GetArrayLength());
        Assert.Equal("regions/ZM", answer.GetProperty("region").GetProperty("name").GetString());
        Assert.Equal("RANKING_SOURCE_LIVE", answer.GetProperty("source").GetString());
        Assert.Equal(5, said.RootElement.GetProperty("code").GetInt32());
        Assert.Equal("There is no enterprise 'nobody'.", said.RootElement.GetProperty("details").GetString());
    }

    [Fact]
    public async Task Story_ToldFromNode_EndsInThePipeline()
    {
        using var folder = new TemporaryFolder();
        await using var service = await LiveService.StartAsync(world, folder);
        File.Copy(Path.Combine(Checkout.Root, "samples", "node", "story.js"), node.File("story.js"), overwrite: true);
        await using var program = node.Run(
            ["story.js", "--protos", Path.Combine(Checkout.Root, "proto"), "--address", Story.Target(service)]);
        Assert.True(await program.ExitAsync() == 0, program.Log);

        Story.Check(program.Out, world.FirstModel);
    }
}
