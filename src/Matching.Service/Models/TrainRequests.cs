using Matching.Domain;
using Matching.Jobs;
using Matching.Learning;

namespace Matching.Service;

/// <summary>Requests to train: what is wrong with one, and what it asks of the job.</summary>
internal static class TrainRequests
{
    /// <summary>Longest data note, in characters.</summary>
    public const int MaxNoteLength = 20_000;

    /// <summary>Most years held back.</summary>
    public const int MaxEvaluationYears = 50;

    /// <summary>Refuses what cannot be meant.</summary>
    public static void Check(RequestFields fields, V1.TrainModelRequest request)
    {
        if (request.AsOfYear is not 0 and (< Engagement.MinYear or > Engagement.MaxYear + 1))
        {
            fields.Refuse("as_of_year", $"is {request.AsOfYear}; {Engagement.MinYear} to {Engagement.MaxYear + 1}, or 0 for everything, are allowed.");
        }

        if (!Enum.IsDefined(request.Trainer))
        {
            fields.Refuse("trainer", $"{(int)request.Trainer} is not a trainer.");
        }

        if (request.Seed < 0)
        {
            fields.Refuse("seed", $"is {request.Seed}; it must not be below 0.");
        }

        if (request is { HasEvaluationYears: true, EvaluationYears: < 0 or > MaxEvaluationYears })
        {
            fields.Refuse("evaluation_years", $"is {request.EvaluationYears}; 0 to {MaxEvaluationYears} are allowed.");
        }

        if (request.DataNote.Length > MaxNoteLength)
        {
            fields.Refuse("data_note", $"is {request.DataNote.Length} characters long; at most {MaxNoteLength} are allowed.");
        }
    }

    /// <summary>The job of a checked request.</summary>
    public static TrainRequest ToJob(V1.TrainModelRequest request)
    {
        var job = new TrainRequest
        {
            Options = new TrainingOptions
            {
                AsOfYear = request.AsOfYear == 0 ? null : request.AsOfYear,
                Seed = Math.Max(1, request.Seed),
                Trainer = request.Trainer == V1.TrainerKind.FastTree ? TreeTrainer.FastTree : TreeTrainer.LightGbm,
            },
            DataNote = request.DataNote.Length == 0 ? null : request.DataNote,
            Activate = !request.SkipActivation,
            Force = request.Force,
        };
        return request.HasEvaluationYears ? job with { EvaluationYears = request.EvaluationYears } : job;
    }
}
