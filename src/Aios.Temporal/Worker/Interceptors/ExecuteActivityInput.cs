using Aios.Temporal.Activities;
using Aios.Temporal.Api.Common.V1;

namespace Aios.Temporal.Worker.Interceptors;

/// <summary>Input of <see cref="ActivityInboundInterceptor.ExecuteActivityAsync"/>.</summary>
/// <param name="Activity">Activity to run.</param>
/// <param name="Args">Decoded arguments.</param>
/// <param name="Headers">Decoded headers, null if there are none.</param>
public record ExecuteActivityInput(ActivityDefinition Activity, object?[] Args, IReadOnlyDictionary<string, Payload>? Headers);
