using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Common;

namespace Aios.Temporal.Client;

/// <summary>How many workflows match a query.</summary>
public class WorkflowExecutionCount
{
    /// <summary>Reads a response of the server.</summary>
    /// <param name="raw">The response.</param>
    public WorkflowExecutionCount(CountWorkflowExecutionsResponse raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        Count = raw.Count;
        Groups = [.. raw.Groups.Select(group => new AggregationGroup(group))];
    }

    /// <summary>Number of executions, approximate on some stores.</summary>
    public long Count { get; }

    /// <summary>Groups, if the query has a GROUP BY; otherwise empty.</summary>
    public IReadOnlyCollection<AggregationGroup> Groups { get; }

    /// <summary>One group of a counted query.</summary>
    public class AggregationGroup
    {
        private const string OnlyKey = "group";

        /// <summary>Reads a group of a response of the server.</summary>
        /// <param name="raw">The group.</param>
        public AggregationGroup(CountWorkflowExecutionsResponse.Types.AggregationGroup raw)
        {
            ArgumentNullException.ThrowIfNull(raw);
            Count = raw.Count;
            GroupValues = [.. raw.GroupValues.Select(Decode)];
        }

        /// <summary>Number of executions in the group.</summary>
        public long Count { get; }

        /// <summary>Values of the columns the query groups by.</summary>
        public IReadOnlyCollection<object> GroupValues { get; }

        // Group values are encoded like search attributes, so they are read as a collection with one entry.
        private static object Decode(Payload payload) => SearchAttributeCollection
            .FromProto(new SearchAttributes { IndexedFields = { [OnlyKey] = payload } }).UntypedValues.Values.Single();
    }
}
