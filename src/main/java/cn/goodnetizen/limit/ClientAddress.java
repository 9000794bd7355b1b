package cn.goodnetizen.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a request comes from, as far as it can be counted on. The address is the connection's, or behind a proxy what the
 * container took over from it: {@code server.forward-headers-strategy=native} believes {@code X-Forwarded-For} from
 * trusted proxies alone. Headers are never read here.
 */
public final class ClientAddress {

    private static final int LONGEST = 64;
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    public static String of(HttpServletRequest request) {
        return network(request.getRemoteAddr());
    }

    /** An IPv6 client chooses its address within its /64 as it likes, so that network counts as one. */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address.substring(0, Math.min(address.length(), LONGEST));
        }
        try {
            // With a colon in it this is a literal or an error, never a name to look up.
            InetAddress known = InetAddress.getByName(address);
            return known instanceof Inet6Address
                    ? HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(known.getAddress(), NETWORK_BYTES))
                    : known.getHostAddress();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
