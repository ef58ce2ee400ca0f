using Google.Protobuf.WellKnownTypes;
using Matching.Domain;
using Matching.Store;
using Matching.V1;

namespace Matching.Service;

/// <summary>
/// Answers the most frequent question, the first lines of a published page, straight from the stored bytes to the bytes of the reply: the
/// same bytes that the message would give, without the message.
/// </summary>
internal sealed class PublishedReplies(MatchingStore store, AttributionTokens attributions)
{
    private const int LongestPage = MatchingRpc.MaxPageSize;
    private const int UsualLine = 224;
    private const int UsualHead = 1024;

    /// <summary>The reply in a rented array; null where the question or the page needs more than this, or the request is not in order.</summary>
    /// <param name="state">What to answer from.</param>
    /// <param name="request">The question.</param>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public (byte[] Rented, int Length)? TryAnswer(ServingState state, RankPartnersRequest request)
    {
        if (state.Servable is not { Cap: null } generation || !IsPlain(request) || QueryOf(request) is not { } query)
        {
            return null;
        }

        var enterprise = state.Catalogue.IndexOf(query.Enterprise);
        var size = request.PageSize == 0 ? MatchingRpc.DefaultPageSize : Math.Min(request.PageSize, LongestPage);
        if (enterprise < 0 || store.Rankings.FindHead(generation.Number, query, size) is not { } head)
        {
            return null;
        }

        // A page that ends before its ranking does answers only as far as it goes.
        return head.LineCount >= size || head.LineCount == head.CandidateCount
            ? Write(state, generation, query, state.Catalogue.Enterprises[enterprise], head, Math.Min(size, head.LineCount))
            : null;
    }

    private static bool IsPlain(RankPartnersRequest request) =>
        !request.Explain
        && request is { PageSize: >= 0, CandidateFilter: null, AsOf: null, Stage: V1.Stage.Unspecified, MaxPerKind: 0 }
        && request.Diversity is V1.Diversity.Unspecified or V1.Diversity.None
        && request.PageToken.Length == 0
        && request.Filter.Length == 0
        && request.LanguageCode.Length == 0;

    /// <summary>The query of a request that names everything by id; null for one that does not, which is read with more patience.</summary>
    private static RankQuery? QueryOf(RankPartnersRequest request)
    {
        var enterprise = ResourceName.WithoutCollection(request.Enterprise, ResourceName.Enterprises);
        var region = ResourceName.WithoutCollection(request.Region, ResourceName.Regions);
        var sector = ResourceName.WithoutCollection(request.Sector, ResourceName.Sectors);
        if (!IdentifierRules.IsValid(enterprise)
            || !IdentifierRules.IsValid(region)
            || RegionTree.Default.Get(new RegionId(region)) is not { } known
            || (sector.Length > 0 && !IdentifierRules.IsValid(sector)))
        {
            return null;
        }

        var named = sector.Length == 0 ? null : SectorTree.Default.Get(new SectorId(sector));
        return sector.Length > 0 && named is null ? null : new RankQuery(new EnterpriseId(enterprise), named?.Id, known.Id);
    }

    private (byte[] Rented, int Length)? Write(
        ServingState state, Generation generation, RankQuery query, Domain.Enterprise enterprise, PageHead head, int lines)
    {
        var writer = new WireWriter(UsualHead + (lines * UsualLine));
        Span<uint> marks = stackalloc uint[LongestPage];
        Span<char> id = stackalloc char[IdentifierRules.MaxLength];
        var place = PageHead.Start;
        for (var line = 0; line < lines; line++)
        {
            head.TryRead(ref place, out var bytes, out var score);
            var length = System.Text.Encoding.ASCII.GetChars(bytes, id);
            var number = state.Catalogue.IndexOfInstitution(id[..length]);
            if (number < 0)
            {
                writer.Return();
                return null;
            }

            marks[line] = Attribution.MarkOf(bytes);
            var partner = writer.Begin(RankPartnersResponse.PartnersFieldNumber);
            writer.Integer(RankedPartner.RankFieldNumber, line + 1);
            Write(ref writer, RankedPartner.InstitutionFieldNumber, state.Catalogue.Institutions[number]);
            writer.Float(RankedPartner.ScoreFieldNumber, score);
            writer.End(partner);
        }

        WriteRest(ref writer, state, generation, query, enterprise, head.CandidateCount, marks[..lines]);
        return (writer.Detach(), writer.Length);
    }

    private void WriteRest(
        ref WireWriter writer, ServingState state, Generation generation, RankQuery query, Domain.Enterprise enterprise, int total, scoped ReadOnlySpan<uint> marks)
    {
        Span<byte> text = stackalloc byte[AttributionTokens.MaxLength];
        if (marks.Length < total && marks.Length > 0)
        {
            var token = new PageToken(PartnersQuery.FingerprintOfPlain(query), state.Stamp, marks.Length, string.Empty).Encode(text);
            writer.Utf8(RankPartnersResponse.NextPageTokenFieldNumber, text[..token]);
        }

        writer.Integer(RankPartnersResponse.TotalSizeFieldNumber, total);
        writer.String(RankPartnersResponse.ModelVersionFieldNumber, state.Model.Version);
        writer.Integer(RankPartnersResponse.GenerationFieldNumber, generation.Number);
        writer.Integer(RankPartnersResponse.SourceFieldNumber, (int)RankingSource.Published);
        writer.Integer(RankPartnersResponse.DataRevisionFieldNumber, state.DataRevision);
        Write(ref writer, RankPartnersResponse.EnterpriseFieldNumber, enterprise);
        if (query.Sector is { } sector)
        {
            writer.Message(RankPartnersResponse.SectorFieldNumber, state.Trees.Of(sector));
        }

        writer.Message(RankPartnersResponse.RegionFieldNumber, TreeMessages.Of(query.Region));
        var attribution = attributions.Write(query, state.Model.Version, generation.Number, state.DataRevision, firstRank: 1, marks, text);
        writer.Utf8(RankPartnersResponse.AttributionTokenFieldNumber, text[..attribution]);
        if (state.History.Count > 0)
        {
            var date = writer.Begin(RankPartnersResponse.AsOfFieldNumber);
            writer.Integer(Google.Type.Date.YearFieldNumber, state.History.AsOfYear);
            writer.End(date);
        }
    }

    private static void Write(ref WireWriter writer, int field, Domain.Enterprise enterprise)
    {
        var message = writer.Begin(field);
        writer.Name(V1.Enterprise.NameFieldNumber, ResourceName.Enterprises, enterprise.Id.Value);
        writer.String(V1.Enterprise.DisplayNameFieldNumber, enterprise.Name);
        for (var i = 0; i < enterprise.Aliases.Count; i++)
        {
            writer.StringElement(V1.Enterprise.AliasesFieldNumber, enterprise.Aliases[i]);
        }

        writer.End(message);
    }

    private static void Write(ref WireWriter writer, int field, Domain.Institution institution)
    {
        var message = writer.Begin(field);
        writer.Name(V1.Institution.NameFieldNumber, ResourceName.Institutions, institution.Id.Value);
        writer.String(V1.Institution.DisplayNameFieldNumber, institution.Name);
        for (var i = 0; i < institution.Aliases.Count; i++)
        {
            writer.StringElement(V1.Institution.AliasesFieldNumber, institution.Aliases[i]);
        }

        writer.String(V1.Institution.CountryCodeFieldNumber, institution.Country.Value);
        writer.Integer(V1.Institution.KindFieldNumber, (int)institution.Kind);
        if (institution.ValidUntil is { } end)
        {
            var moment = end.ToTimestamp();
            var timestamp = writer.Begin(V1.Institution.ValidUntilFieldNumber);
            writer.Integer(Timestamp.SecondsFieldNumber, moment.Seconds);
            writer.Integer(Timestamp.NanosFieldNumber, moment.Nanos);
            writer.End(timestamp);
        }

        writer.End(message);
    }
}
