using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Aios.Temporal.Tests.Client.Connection;

/// <summary>A certificate authority of the test, and what it signs.</summary>
internal sealed class TestCertificates : IDisposable
{
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-10);
    private readonly X509Certificate2 authority;

    public TestCertificates(string name = "Test CA")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        authority = request.CreateSelfSigned(From, From.AddDays(100));
    }

    public byte[] AuthorityPem => Encoding.UTF8.GetBytes(authority.ExportCertificatePem());

    /// <summary>Signs a certificate with its key, for a host name or an address.</summary>
    public X509Certificate2 Issue(string name, bool expired = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(name);
        }

        request.CertificateExtensions.Add(names.Build());
        var to = expired ? From.AddDays(5) : From.AddDays(90);
        using var bare = request.Create(authority, From, to, RandomNumberGenerator.GetBytes(8));
        using var certificate = bare.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    public static byte[] Pem(X509Certificate2 certificate) => Encoding.UTF8.GetBytes(certificate.ExportCertificatePem());

    public static byte[] KeyPem(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        return Encoding.UTF8.GetBytes(key.ExportPkcs8PrivateKeyPem());
    }

    public void Dispose() => authority.Dispose();
}
