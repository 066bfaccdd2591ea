using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Server.Engine.Commands;

/// <summary>Search attributes that come by command: a bad one fails the workflow task.</summary>
internal static class SearchAttributeChecks
{
    public static void Check(CommandContext context, SearchAttributes attributes)
    {
        try
        {
            context.Validation.CheckSearchAttributes(attributes);
        }
        catch (ServiceException error)
        {
            throw new CommandFailure(WorkflowTaskFailedCause.BadSearchAttributes, error.Message);
        }
    }

    /// <summary>Null and empty-list payloads delete their key.</summary>
    public static bool IsUnset(Payload payload)
    {
        var data = payload.Data;
        return data.IsEmpty || (data.Length <= 4 && data.ToStringUtf8() is "null" or "[]" or "");
    }
}
