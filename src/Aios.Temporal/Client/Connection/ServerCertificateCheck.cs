using System.Globalization;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Aios.Temporal.Client;

/// <summary>Judges the server's certificate and says in words what is wrong with it and which option mends that.</summary>
internal sealed class ServerCertificateCheck(string serverName, bool hasOwnRoots)
{
    /// <summary>Callback of the TLS handshake.</summary>
    /// <exception cref="AuthenticationException">The certificate is not accepted. Thrown because a mere "false" loses the reason.</exception>
    public bool Check(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (certificate is not X509Certificate2 shown)
        {
            throw new AuthenticationException($"The server '{serverName}' showed no certificate.");
        }

        throw new AuthenticationException($"The certificate of '{serverName}' ({shown.Subject}) is not accepted: {string.Join("; ", Reasons(shown, chain, errors))}.");
    }

    private static string Time(DateTime time) => time.ToUniversalTime().ToString("u", CultureInfo.InvariantCulture);

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(e => e.EnumerateDnsNames().Concat(e.EnumerateIPAddresses().Select(a => a.ToString())));
        return string.Join(", ", names.DefaultIfEmpty("no name at all"));
    }

    private IEnumerable<string> Reasons(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            yield return $"it is for {Names(certificate)}, not for '{serverName}' (set {nameof(TlsOptions)}.{nameof(TlsOptions.Domain)} to a name it has)";
        }

        var flags = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, s) => all | s.Status) ?? X509ChainStatusFlags.NoError;
        if (flags.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            yield return $"it, or one that signed it, has expired or is not valid yet (its own time is {Time(certificate.NotBefore)} to {Time(certificate.NotAfter)})";
            flags &= ~X509ChainStatusFlags.NotTimeValid;
        }

        const X509ChainStatusFlags untrusted = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;
        if ((flags & untrusted) != X509ChainStatusFlags.NoError)
        {
            yield return hasOwnRoots
                ? $"no certificate in {nameof(TlsOptions)}.{nameof(TlsOptions.ServerRootCACert)} signed it"
                : $"no authority trusted by this system signed it (set {nameof(TlsOptions)}.{nameof(TlsOptions.ServerRootCACert)} for a private one)";
            flags &= ~untrusted;
        }

        if (flags != X509ChainStatusFlags.NoError)
        {
            yield return $"its chain has the errors {flags}";
        }
    }
}
