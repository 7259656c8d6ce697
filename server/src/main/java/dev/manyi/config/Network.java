package dev.manyi.config;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The addresses whose first `bits` are these: one address, or a whole network. Names are none, they may change. */
public record Network(InetAddress address, int bits) {
    private static final Pattern BITS = Pattern.compile("\\d{1,3}");

    /** `10.0.0.5`, `172.16.0.0/12`, `2001:db8::/32`; empty for anything else. */
    public static Optional<Network> parse(String text) {
        String[] parts = text.strip().split("/", 2);
        Optional<InetAddress> address = address(parts[0]);
        if (address.isEmpty() || parts.length == 2 && !BITS.matcher(parts[1]).matches()) {
            return Optional.empty();
        }
        int all = address.get().getAddress().length * Byte.SIZE;
        int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : all;
        return bits > all ? Optional.empty() : Optional.of(new Network(address.get(), bits));
    }

    /** An address in digits, never looked up; an IPv4 address in IPv6 clothes is the IPv4 address. */
    public static Optional<InetAddress> address(String digits) {
        byte[] bytes = digits.indexOf('%') >= 0 ? null : NetUtil.createByteArrayFromIpAddressString(digits);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }

    public boolean contains(InetAddress other) {
        byte[] there = other.getAddress();
        return there.length == address.getAddress().length
                && Arrays.equals(first(there, bits), first(address.getAddress(), bits));
    }

    /** The network of so many bits that an address is in: its other bits are zero. */
    public static Network of(InetAddress address, int bits) {
        try {
            return new Network(InetAddress.getByAddress(first(address.getAddress(), bits)), bits);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }

    private static byte[] first(byte[] address, int bits) {
        byte[] kept = address.clone();
        for (int i = 0; i < kept.length; i++) {
            int of = Math.max(0, Math.min(Byte.SIZE, bits - i * Byte.SIZE));
            kept[i] &= (byte) (0xFF << (Byte.SIZE - of));
        }
        return kept;
    }

    @Override
    public String toString() {
        return address.getHostAddress() + (bits == address.getAddress().length * Byte.SIZE ? "" : "/" + bits);
    }
}
