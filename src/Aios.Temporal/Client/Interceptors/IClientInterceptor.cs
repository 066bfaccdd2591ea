namespace Aios.Temporal.Client.Interceptors;

/// <summary>
/// Puts an interceptor around the calls of a client. The first interceptor of the client options is the outermost. One that
/// is a worker interceptor as well is also used by the workers of the client.
/// </summary>
public interface IClientInterceptor
{
    /// <summary>Creates the interceptor of one client.</summary>
    /// <param name="nextInterceptor">The rest of the chain.</param>
    /// <returns>The new head of the chain; <paramref name="nextInterceptor"/> itself to intercept nothing.</returns>
    ClientOutboundInterceptor InterceptClient(ClientOutboundInterceptor nextInterceptor) => nextInterceptor;
}
