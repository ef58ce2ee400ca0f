using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>
/// A few changes to the catalogue: one transaction that holds the writer's lock and lands whole or not at all. One thread at a time; keep it
/// short. <see cref="Dispose"/> without <see cref="Commit"/> undoes everything.
/// </summary>
public sealed class CatalogueEdit : IDisposable
{
    /// <summary>How long an answer is kept for a repeat of its request: 24 hours.</summary>
    public static readonly TimeSpan AnswersKeptFor = TimeSpan.FromHours(24);

    /// <summary>How many answers are kept at most; the oldest go first.</summary>
    public const int AnswersKept = 100_000;

    private const int ForgottenAtOnce = 100;

    private readonly WriteTransaction _transaction;
    private readonly long _now;
    private readonly AuditOrigin _by;
    private bool _answered;

    internal CatalogueEdit(WriteTransaction transaction, DateTimeOffset now, AuditOrigin by)
    {
        _by = by;
        _transaction = transaction;
        _now = StoredTime.Write(now);
        Enterprises = new EnterpriseEdits(transaction.Connection, _now);
        Institutions = new InstitutionEdits(transaction.Connection, _now);
        Sectors = new SectorEdits(transaction.Connection, _now);
    }

    /// <summary>Changes to enterprises.</summary>
    public CatalogueEdits<Enterprise, EnterpriseId> Enterprises { get; }

    /// <summary>Changes to institutions.</summary>
    public CatalogueEdits<Institution, InstitutionId> Institutions { get; }

    /// <summary>Changes to custom sectors.</summary>
    public CatalogueEdits<CustomSector, SectorId> Sectors { get; }

    /// <summary>The sector tree as it stands in this edit.</summary>
    public SectorTree SectorTree() => CatalogueReader.ReadTree(_transaction.Connection);

    /// <summary>What a request of this id was answered, unless that was longer ago than <see cref="AnswersKeptFor"/>; or null.</summary>
    public AnsweredRequest? FindAnswer(string requestId) =>
        _transaction.Connection.QueryFirstOrDefault<AnsweredRequest>(AnswerSql.Find, new { Id = requestId, Since = OldestAnswer });

    /// <summary>Keeps the answer to a request, and forgets some that were kept long enough.</summary>
    /// <param name="requestId">The request's id.</param>
    /// <param name="digest">Stands for its content.</param>
    /// <param name="answer">The answer, as its bytes.</param>
    public void KeepAnswer(string requestId, byte[] digest, byte[] answer)
    {
        var connection = _transaction.Connection;
        connection.Execute(AnswerSql.Forget, new { Since = OldestAnswer, Kept = AnswersKept, Limit = ForgottenAtOnce });
        connection.Execute(AnswerSql.Keep, new { Id = requestId, Digest = digest, Answer = answer, At = _now });
        _answered = true;
    }

    /// <summary>Makes the changes visible, durably, and ends the edit. When nothing was changed, nothing is written.</summary>
    /// <returns>The data revision from now on: one higher, or the same when nothing was changed.</returns>
    public long Commit()
    {
        var changed = Enterprises.Changed || Institutions.Changed || Sectors.Changed;
        var revision = _transaction.Connection.ExecuteScalar<long>(changed ? StateSql.RaiseDataRevision : StateSql.DataRevision);
        foreach (var change in Enterprises.Changes.Concat(Institutions.Changes).Concat(Sectors.Changes))
        {
            AuditWriter.Add(_transaction.Connection, _by, "edit", change, _now);
        }

        if (changed || _answered)
        {
            _transaction.Commit();
        }

        return revision;
    }

    /// <summary>Undoes everything unless it was committed, and gives the writer's lock back.</summary>
    public void Dispose() => _transaction.Dispose();

    private long OldestAnswer => _now - (AnswersKeptFor.Ticks / TimeSpan.TicksPerMicrosecond);
}
