using Google.Protobuf;
using Google.Rpc;

namespace Matching.Service.Tests;

public sealed class ErrorStatusTests
{
    [Fact]
    public void Of_UnexpectedException_SaysNothingInternal()
    {
        var status = ErrorStatus.Of(new InvalidOperationException("SELECT secret FROM table"), "req-1", deadlinePassed: false);

        Assert.Equal((int)Code.Internal, status.Code);
        Assert.DoesNotContain("secret", status.ToByteString().ToStringUtf8(), StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", status.ToByteString().ToStringUtf8(), StringComparison.Ordinal);
        Assert.Equal("req-1", status.GetDetail<RequestInfo>()!.RequestId);
    }

    [Theory]
    [InlineData(true, Code.DeadlineExceeded)]
    [InlineData(false, Code.Cancelled)]
    public void Of_Cancellation_TellsDeadlineFromCaller(bool deadlinePassed, Code expected) =>
        Assert.Equal((int)expected, ErrorStatus.Of(new OperationCanceledException(), "r", deadlinePassed).Code);

    [Fact]
    public void Of_ThousandViolations_StaysBelowTheHeaderLimit()
    {
        var violations = Enumerable.Range(0, 1000).Select(i => new FieldViolation($"candidate_filter.exclude_institutions[{i}]", new string('x', 150)));
        var status = ErrorStatus.Of(new InvalidRequestException([.. violations]), "r", deadlinePassed: false);

        Assert.True(status.CalculateSize() < 8 * 1024, $"{status.CalculateSize()} bytes");
        Assert.Contains("more are not listed", status.GetDetail<BadRequest>()!.FieldViolations[^1].Description, StringComparison.Ordinal);
    }
}
