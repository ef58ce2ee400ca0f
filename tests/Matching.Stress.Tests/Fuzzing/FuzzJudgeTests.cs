using Grpc.Core;
using Matching.Stress.Fuzzing;

namespace Matching.Stress.Tests.Fuzzing;

/// <summary>A judge that lets everything pass proves nothing.</summary>
public sealed class FuzzJudgeTests(MadeWorld made)
{
    private readonly FuzzJudge _judge = new(DocumentedReasons.Read(Checkout.Root));

    [Theory]
    [InlineData(true, StatusCode.OK, null, true)]
    [InlineData(true, StatusCode.InvalidArgument, "INVALID_FIELDS", true)]
    [InlineData(true, StatusCode.NotFound, "INSTITUTION_NOT_FOUND", true)]
    [InlineData(true, StatusCode.AlreadyExists, "SECTOR_ALREADY_EXISTS", true)]
    [InlineData(true, StatusCode.InvalidArgument, "SOME_OTHER_REASON", false)]
    [InlineData(true, StatusCode.Internal, "INTERNAL", false)]
    [InlineData(false, StatusCode.Internal, "INTERNAL", false)]
    [InlineData(true, StatusCode.Unknown, null, false)]
    [InlineData(false, StatusCode.Unknown, null, true)]
    [InlineData(false, StatusCode.DataLoss, null, false)]
    [InlineData(true, (StatusCode)FuzzOutcome.Transport, null, false)]
    [InlineData(false, (StatusCode)FuzzOutcome.Transport, null, true)]
    [InlineData(false, (StatusCode)FuzzOutcome.Hang, null, false)]
    public void Fault_Outcome_IsOneOnlyWhereItIsNotDocumented(bool isWellFormed, StatusCode status, string? reason, bool isAllowed)
    {
        var request = new FuzzRequest(1, FuzzTarget.All[0], FuzzKind.Meant, [], 1, isWellFormed);

        Assert.Equal(isAllowed, _judge.Fault(request, new FuzzOutcome((int)status, reason, string.Empty)) is null);
    }

    [Fact]
    public void Make_SameSeedAndNumber_IsTheSameRequest()
    {
        using var world = made.Copy();
        var vocabulary = new Vocabulary(world);
        var (one, other) = (new RequestMaker(vocabulary, 3, FuzzTarget.All), new RequestMaker(vocabulary, 3, FuzzTarget.All));

        Assert.All(Enumerable.Range(0, 300), number => Assert.Equal(one.Make(number).Body, other.Make(number).Body));
    }
}
