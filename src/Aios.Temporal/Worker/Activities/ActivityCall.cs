using Aios.Temporal.Activities;
using Aios.Temporal.Api.Common.V1;
using Google.Protobuf.Collections;

namespace Aios.Temporal.Worker.Activities;

/// <summary>One attempt to run: facts and the still encoded arguments and headers.</summary>
internal sealed record ActivityCall(ActivityInfo Info, IReadOnlyCollection<Payload> Input, MapField<string, Payload>? Headers);
