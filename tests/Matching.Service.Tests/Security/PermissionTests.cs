using Grpc.Core;
using Matching.Testing;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class PermissionTests
{
    [Fact]
    public void Missing_TheContract_IsNone() => Assert.Empty(Permissions.Missing);

    [Fact]
    public void Services_TheContract_AreAllOfIt() => Assert.Equal(
        EveryMethod.All.Select(row => row.Method.FullName).Order(StringComparer.Ordinal),
        Permissions.Services.SelectMany(service => service.Methods).Select(method => method.FullName).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Document_TheFile_IsWhatTheDescriptorsSay() =>
        Assert.Equal(
            Permissions.Document(),
            (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "permissions.md"), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"));

    [Fact]
    public void Of_MethodWithoutRow_Throws() =>
        Assert.Contains("required_role", Assert.Throws<InvalidOperationException>(() => Permissions.Of("matching.v1.MatchingService/Unheard")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(Role.Reader, "reader")]
    [InlineData(Role.Writer, "reader, writer")]
    [InlineData(Role.Trainer, "reader, trainer")]
    [InlineData(Role.Admin, "reader, writer, trainer, admin")]
    public void With_Role_IncludesThoseBelow(Role role, string expected) => Assert.Equal(expected, RoleSet.None.With(role).ToString());

    /// <summary>Every method of the contract by its row, with each role: refused exactly where the table says so.</summary>
    [Fact]
    [CoversEvery(CallCase.Unauthorised)]
    public async Task Call_EveryMethodWithEveryRole_IsRefusedAsTheTableSays()
    {
        using var issuer = new TestIssuer();
        await using var secure = await SecureService.StartAsync(
            """{"authentication":{"jwt":{"issuer":"https://issuer.example","audience":"matching","keysFile":"jwks.json"}}}""",
            file => File.WriteAllText(file("jwks.json"), issuer.Jwks),
            expected: [6, 21, 1000]);
        using var channel = secure.Channel();
        var invoker = channel.CreateCallInvoker();
        foreach (var (word, role) in new[] { ("reader", Role.Reader), ("writer", Role.Writer), ("trainer", Role.Trainer), ("admin", Role.Admin) })
        {
            var options = SecureService.Bearer(issuer.Token([word]));
            foreach (var method in Permissions.Services.SelectMany(service => service.Methods))
            {
                var allowed = RoleSet.None.With(role).Has(Permissions.Of($"{method.Service.FullName}/{method.Name}"));
                var code = await CodeAsync(invoker, method.Service.FullName, method.Name, options);

                Assert.True(allowed == (code is not (StatusCode.PermissionDenied or StatusCode.Unauthenticated)), $"{method.FullName} as {word}: {code}");
            }
        }

        foreach (var method in Permissions.Services.SelectMany(service => service.Methods))
        {
            Assert.Equal(StatusCode.Unauthenticated, await CodeAsync(invoker, method.Service.FullName, method.Name, RunningService.Options));
        }
    }

    private static async Task<StatusCode> CodeAsync(CallInvoker invoker, string service, string name, CallOptions options)
    {
        // A message that is none: what is let through fails as malformed, without doing anything.
        var marshaller = Marshallers.Create<byte[]>(static bytes => bytes, static bytes => bytes);
        using var call = invoker.AsyncUnaryCall(new Method<byte[], byte[]>(MethodType.Unary, service, name, marshaller, marshaller), null, options, [0xff, 0xff, 0xff]);
        try
        {
            await call.ResponseAsync.WaitAsync(RunningService.Patience);
            return StatusCode.OK;
        }
        catch (RpcException exception)
        {
            return exception.StatusCode;
        }
    }
}
