using System.Diagnostics;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Exceptions;

namespace Aios.Temporal.Extensions.OpenTelemetry;

/// <summary>Exceptions on spans. A benign failure is recorded, but does not make the span an error.</summary>
internal static class SpanErrors
{
    public static void Record(Activity? span, Exception exception)
    {
        if (exception is not ApplicationFailureException { Category: ApplicationErrorCategory.Benign })
        {
            span?.SetStatus(ActivityStatusCode.Error, exception.Message);
        }
        span?.AddException(exception);
    }
}
