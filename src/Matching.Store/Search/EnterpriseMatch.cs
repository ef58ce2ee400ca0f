using Matching.Domain;

namespace Matching.Store;

/// <summary>An enterprise found by name.</summary>
/// <param name="Enterprise">The enterprise.</param>
/// <param name="MatchedName">Which of its names answered best.</param>
/// <param name="Score">0 to 1: 1 is the same name, from 0.9 it begins with the text, from 0.7 it holds the text, below it resembles it.</param>
public sealed record EnterpriseMatch(Enterprise Enterprise, string MatchedName, double Score);
