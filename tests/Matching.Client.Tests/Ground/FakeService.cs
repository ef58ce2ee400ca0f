using Google.Protobuf;
using Grpc.Core;
using Grpc.Health.V1;
using Matching.V1;

namespace Matching.Client.Tests;

/// <summary>
/// The contract's methods the client calls, answered by the test. Bound by hand (which needs virtual methods): the client's assembly holds the messages but, rightly, no
/// server stubs. A method nobody set answers UNIMPLEMENTED.
/// </summary>
[BindServiceMethod(typeof(FakeService), nameof(Bind))]
public class FakeService
{
    private const string MatchingName = "matching.v1.MatchingService";
    private const string CatalogueName = "matching.v1.CatalogueService";

    public Func<RankPartnersRequest, ServerCallContext, Task<RankPartnersResponse>>? OnRank { get; set; }

    public Func<ExplainMatchRequest, ExplainMatchResponse>? OnExplain { get; set; }

    public Func<CompareMatchesRequest, CompareMatchesResponse>? OnCompare { get; set; }

    public Func<RankEnterprisesRequest, RankEnterprisesResponse>? OnRankEnterprises { get; set; }

    public Func<RankPartnersForClusterRequest, RankPartnersForClusterResponse>? OnRankForCluster { get; set; }

    public Func<ListSimilarInstitutionsRequest, ListSimilarInstitutionsResponse>? OnSimilarInstitutions { get; set; }

    public Func<ListSimilarEnterprisesRequest, ListSimilarEnterprisesResponse>? OnSimilarEnterprises { get; set; }

    public Func<SearchEnterprisesRequest, SearchEnterprisesResponse>? OnSearchEnterprises { get; set; }

    public Func<SearchInstitutionsRequest, SearchInstitutionsResponse>? OnSearchInstitutions { get; set; }

    public Func<string, Enterprise>? OnGetEnterprise { get; set; }

    public Func<string, Institution>? OnGetInstitution { get; set; }

    public Func<string, HealthCheckResponse.Types.ServingStatus>? OnCheck { get; set; }

    public static void Bind(ServiceBinderBase binder, FakeService? service)
    {
        ArgumentNullException.ThrowIfNull(binder);
        Add(binder, service, MatchingName, nameof(RankPartners), RankPartnersRequest.Parser, RankPartnersResponse.Parser);
        Add(binder, service, MatchingName, nameof(ExplainMatch), ExplainMatchRequest.Parser, ExplainMatchResponse.Parser);
        Add(binder, service, MatchingName, nameof(CompareMatches), CompareMatchesRequest.Parser, CompareMatchesResponse.Parser);
        Add(binder, service, MatchingName, nameof(RankEnterprises), RankEnterprisesRequest.Parser, RankEnterprisesResponse.Parser);
        Add(binder, service, MatchingName, nameof(RankPartnersForCluster), RankPartnersForClusterRequest.Parser, RankPartnersForClusterResponse.Parser);
        Add(binder, service, MatchingName, nameof(ListSimilarInstitutions), ListSimilarInstitutionsRequest.Parser, ListSimilarInstitutionsResponse.Parser);
        Add(binder, service, MatchingName, nameof(ListSimilarEnterprises), ListSimilarEnterprisesRequest.Parser, ListSimilarEnterprisesResponse.Parser);
        Add(binder, service, CatalogueName, nameof(SearchEnterprises), SearchEnterprisesRequest.Parser, SearchEnterprisesResponse.Parser);
        Add(binder, service, CatalogueName, nameof(SearchInstitutions), SearchInstitutionsRequest.Parser, SearchInstitutionsResponse.Parser);
        Add(binder, service, CatalogueName, nameof(GetEnterprise), GetEnterpriseRequest.Parser, Enterprise.Parser);
        Add(binder, service, CatalogueName, nameof(GetInstitution), GetInstitutionRequest.Parser, Institution.Parser);
        Add(binder, service, "grpc.health.v1.Health", nameof(Check), HealthCheckRequest.Parser, HealthCheckResponse.Parser);
    }

    public virtual Task<RankPartnersResponse> RankPartners(RankPartnersRequest request, ServerCallContext context) => (OnRank ?? throw None())(request, context);

    public virtual Task<ExplainMatchResponse> ExplainMatch(ExplainMatchRequest request, ServerCallContext context) =>
        Task.FromResult((OnExplain ?? throw None())(request));

    public virtual Task<CompareMatchesResponse> CompareMatches(CompareMatchesRequest request, ServerCallContext context) =>
        Task.FromResult((OnCompare ?? throw None())(request));

    public virtual Task<RankEnterprisesResponse> RankEnterprises(RankEnterprisesRequest request, ServerCallContext context) =>
        Task.FromResult((OnRankEnterprises ?? throw None())(request));

    public virtual Task<RankPartnersForClusterResponse> RankPartnersForCluster(RankPartnersForClusterRequest request, ServerCallContext context) =>
        Task.FromResult((OnRankForCluster ?? throw None())(request));

    public virtual Task<ListSimilarInstitutionsResponse> ListSimilarInstitutions(ListSimilarInstitutionsRequest request, ServerCallContext context) =>
        Task.FromResult((OnSimilarInstitutions ?? throw None())(request));

    public virtual Task<ListSimilarEnterprisesResponse> ListSimilarEnterprises(ListSimilarEnterprisesRequest request, ServerCallContext context) =>
        Task.FromResult((OnSimilarEnterprises ?? throw None())(request));

    public virtual Task<SearchEnterprisesResponse> SearchEnterprises(SearchEnterprisesRequest request, ServerCallContext context) =>
        Task.FromResult((OnSearchEnterprises ?? throw None())(request));

    public virtual Task<SearchInstitutionsResponse> SearchInstitutions(SearchInstitutionsRequest request, ServerCallContext context) =>
        Task.FromResult((OnSearchInstitutions ?? throw None())(request));

    public virtual Task<Enterprise> GetEnterprise(GetEnterpriseRequest request, ServerCallContext context) =>
        Task.FromResult((OnGetEnterprise ?? throw NotFound("enterprise"))(request.Name));

    public virtual Task<Institution> GetInstitution(GetInstitutionRequest request, ServerCallContext context) =>
        Task.FromResult((OnGetInstitution ?? throw NotFound("institution"))(request.Name));

    public virtual Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
        Task.FromResult(new HealthCheckResponse { Status = (OnCheck ?? throw None())(request.Service) });

    public static RpcException NotFound(string what) => new(new Status(StatusCode.NotFound, $"There is no {what} of that id."));

    private static RpcException None() => new(new Status(StatusCode.Unimplemented, "the test set no answer"));

    private static void Add<TRequest, TResponse>(
        ServiceBinderBase binder, FakeService? service, string name, string method, MessageParser<TRequest> request, MessageParser<TResponse> response)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        _ = service;
        binder.AddMethod(
            new Method<TRequest, TResponse>(
                MethodType.Unary,
                name,
                method,
                Marshallers.Create(message => message.ToByteArray(), request.ParseFrom),
                Marshallers.Create(message => message.ToByteArray(), response.ParseFrom)),
            (UnaryServerMethod<TRequest, TResponse>?)null!);
    }
}
