using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Aios.Temporal.Client;

/// <summary>Turns TLS options into those of the platform.</summary>
internal static class TlsSetup
{
    /// <summary>Decides whether a connection uses TLS: asked for, or implied by an API key, and not disabled.</summary>
    public static bool IsOn(TemporalConnectionOptions options) =>
        options.Tls is { } tls ? !tls.Disabled : !string.IsNullOrEmpty(options.ApiKey);

    /// <summary>Builds the platform's options.</summary>
    /// <exception cref="ArgumentException">A certificate or key is missing or cannot be read.</exception>
    public static SslClientAuthenticationOptions Build(TlsOptions tls, string serverName)
    {
        var roots = tls.ServerRootCACert is { } pem ? ReadRoots(pem) : null;
        var ssl = new SslClientAuthenticationOptions
        {
            TargetHost = serverName,
            RemoteCertificateValidationCallback = new ServerCertificateCheck(serverName, roots is not null).Check,
            CertificateChainPolicy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck },
        };
        if (roots is not null)
        {
            ssl.CertificateChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            ssl.CertificateChainPolicy.CustomTrustStore.AddRange(roots);
        }

        if (tls.ClientCert is null != tls.ClientPrivateKey is null)
        {
            throw new ArgumentException(
                $"{nameof(TlsOptions.ClientCert)} and {nameof(TlsOptions.ClientPrivateKey)} must both be set, or neither.");
        }

        if (tls is { ClientCert: { } certificate, ClientPrivateKey: { } key })
        {
            ssl.ClientCertificateContext = ReadClientCertificate(certificate, key);
        }

        return ssl;
    }

    private static X509Certificate2Collection ReadRoots(byte[] pem)
    {
        var roots = new X509Certificate2Collection();
        try
        {
            roots.ImportFromPem(Encoding.UTF8.GetString(pem));
        }
        catch (CryptographicException e)
        {
            throw new ArgumentException($"{nameof(TlsOptions.ServerRootCACert)} cannot be read as PEM: {e.Message}", e);
        }

        return roots.Count > 0
            ? roots
            : throw new ArgumentException($"{nameof(TlsOptions.ServerRootCACert)} has no certificate; it must be PEM text with BEGIN CERTIFICATE.");
    }

    private static SslStreamCertificateContext ReadClientCertificate(byte[] certificatePem, byte[] keyPem)
    {
        var pem = Encoding.UTF8.GetString(certificatePem);
        try
        {
            var leaf = X509Certificate2.CreateFromPem(pem, Encoding.UTF8.GetString(keyPem));
            if (OperatingSystem.IsWindows())
            {
                // Windows cannot use a key in TLS that was never in a store.
                leaf = X509CertificateLoader.LoadPkcs12(leaf.Export(X509ContentType.Pkcs12), null);
            }

            var chain = new X509Certificate2Collection();
            chain.ImportFromPem(pem);
            return SslStreamCertificateContext.Create(leaf, chain, offline: true);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new ArgumentException(
                $"{nameof(TlsOptions.ClientCert)} and {nameof(TlsOptions.ClientPrivateKey)} are not a PEM certificate and its unencrypted PEM key: {e.Message}",
                e);
        }
    }
}
