namespace Aios.Temporal.Worker.Interceptors;

/// <summary>
/// Wraps calls into and out of workflows and activities of a worker. A client interceptor that also implements this
/// interface is used by every worker of that client.
/// </summary>
public interface IWorkerInterceptor
{
    /// <summary>Called once per workflow run, to wrap its calls. Default: no wrapping.</summary>
    /// <param name="nextInterceptor">Interceptor the new one must call.</param>
    /// <returns>The interceptor to use.</returns>
    WorkflowInboundInterceptor InterceptWorkflow(WorkflowInboundInterceptor nextInterceptor) => nextInterceptor;

    /// <summary>Called once per activity execution, to wrap its calls. Default: no wrapping.</summary>
    /// <param name="nextInterceptor">Interceptor the new one must call.</param>
    /// <returns>The interceptor to use.</returns>
    ActivityInboundInterceptor InterceptActivity(ActivityInboundInterceptor nextInterceptor) => nextInterceptor;
}
