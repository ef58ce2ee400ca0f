namespace Matching.Service.Tests;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080/", "http://127.0.0.1:5080")]
    [InlineData("http://[::1]:7000", "http://[::1]:7000")]
    [InlineData("http://127.0.0.2:1", "http://127.0.0.2:1")]
    [InlineData("https://127.0.0.1:5080", "https://127.0.0.1:5080")]
    public void TryParse_Loopback_IsTaken(string text, string expected)
    {
        Assert.True(ListenAddress.TryParse(text, out var address, out var problem), problem);
        Assert.Equal(expected, address.ToString());
        Assert.True(address.IsLoopback);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", "http://0.0.0.0:5080")]
    [InlineData("https://[::]:5080", "https://[::]:5080")]
    [InlineData("http://192.0.2.1:5080", "http://192.0.2.1:5080")]
    public void TryParse_BeyondLoopback_IsKnownAsSuch(string text, string expected)
    {
        Assert.True(ListenAddress.TryParse(text, out var address, out var problem), problem);
        Assert.Equal(expected, address.ToString());
        Assert.False(address.IsLoopback);
    }

    [Theory]
    [InlineData("http://*:5080", "not an address")]
    [InlineData("http://no-such-host.invalid:80", "names a host")]
    [InlineData("http://user@127.0.0.1:80", "not an address")]
    [InlineData("127.0.0.1:5080", "not an address")]
    [InlineData("http://127.0.0.1:5080/path", "not an address")]
    public void TryParse_Other_IsRefusedWithTheReason(string text, string reason)
    {
        Assert.False(ListenAddress.TryParse(text, out _, out var problem));
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }
}
