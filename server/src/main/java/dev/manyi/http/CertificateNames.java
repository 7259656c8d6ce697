package dev.manyi.http;

import dev.manyi.config.Network;
import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The hosts that a certificate speaks for. */
record CertificateNames(List<String> names) {
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=([^,]+)");
    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    static CertificateNames of(X509Certificate certificate) {
        List<String> alternatives = alternatives(certificate).stream()
                .filter(entry -> entry.get(0).equals(DNS) || entry.get(0).equals(ADDRESS))
                .map(entry -> String.valueOf(entry.get(1)).toLowerCase(Locale.ROOT))
                .toList();
        Matcher name = COMMON_NAME.matcher(certificate.getSubjectX500Principal().getName());
        Stream<String> common = name.find() ? Stream.of(name.group(1).toLowerCase(Locale.ROOT)) : Stream.empty();
        return new CertificateNames(alternatives.isEmpty() ? common.toList() : alternatives);
    }

    /** A star stands for the first part of a name. */
    boolean has(String host) {
        String wanted = host.toLowerCase(Locale.ROOT);
        Optional<InetAddress> address = Network.address(wanted);
        return names.stream()
                .anyMatch(name -> name.equals(wanted)
                        || name.startsWith("*.")
                                && wanted.indexOf('.') > 0
                                && wanted.endsWith(name.substring(1))
                                && wanted.indexOf('.') == wanted.length() - name.length() + 1
                        || address.isPresent() && Network.address(name).equals(address));
    }

    private static Collection<List<?>> alternatives(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}
