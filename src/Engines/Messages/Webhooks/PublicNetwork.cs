using System.Net;
using System.Net.Sockets;

namespace Saola.Engines.Messages.Webhooks;

/// <summary>The address of a subscriber lies in the own network, or nowhere.</summary>
internal sealed class PrivateAddressException(string host) : Exception($"{host} has no public address.");

/// <summary>
/// Connects to public addresses alone. The check stands at the connection and not at the name: what a name leads to is looked up once and that
/// very address is connected to, so that a name that changes between check and use gains nothing.
/// </summary>
internal static class PublicNetwork
{
    private static readonly IPNetwork[] Private =
    [
        .. new[]
        {
            // RFC 6890 and its successors: this network, private, shared, loopback, link-local, protocol assignments, documentation, benchmarking, multicast, reserved.
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Whether an address may be reached from the whole net. Addresses that carry another one inside (mapped, NAT64, 6to4) count as private.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Private.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    /// <summary>Connects to the first public address of a host; throws <see cref="PrivateAddressException"/> when it has none.</summary>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var open = (await Dns.GetHostAddressesAsync(host, cancellationToken)).Where(IsPublic).ToArray();
        if (open.Length == 0) throw new PrivateAddressException(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
