using Matching.V1;

namespace Matching.Service;

/// <summary>
/// Stands before every endpoint, by whatever protocol it is called: who calls, may it, and is there room. All of it before a message is read,
/// so that nobody without the right to call costs more than a look at the headers.
/// </summary>
internal sealed class CallGate(RequestDelegate next, CallerIdentity identity, CallAdmission admission, CallRefusal refusal)
{
    /// <summary>Lets a call pass or answers it.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var rule = CallRule.Of(context);
        if (rule == CallRule.Everybody)
        {
            return next(context);
        }

        var finding = identity.FindAsync(context);
        return finding.IsCompletedSuccessfully ? Go(context, rule, finding.GetAwaiter().GetResult()) : GoAsync(context, rule, finding);
    }

    private async Task GoAsync(HttpContext context, CallRule rule, ValueTask<Caller?> finding) => await Go(context, rule, await finding);

    private Task Go(HttpContext context, CallRule rule, Caller? caller)
    {
        if (caller is null && rule.Required == Role.Unspecified)
        {
            caller = Caller.Anonymous;
        }

        if (caller is null)
        {
            return refusal.AnswerAsync(context, new UnauthenticatedException());
        }

        if (!caller.Roles.Has(rule.Required))
        {
            return refusal.AnswerAsync(context, new RoleRequiredException(rule.Required));
        }

        if (!caller.IsAnonymous)
        {
            context.Features.Set(caller);
        }

        return admission.RunAsync(context, caller, rule, next, refusal.Answer);
    }
}
