namespace Matching.Service;

/// <summary>Published rankings were asked for, and there are none of the active model and the current data.</summary>
public sealed class NothingPublishedException()
    : Exception("No rankings were published by the active model from the current data. Publish (ModelService.PublishRankings, or the trainer's publish), then ask again.");
