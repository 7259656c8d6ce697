package dev.manyi.config;

import dev.manyi.log.LogFormat;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the text of a setting must look like; null where it does not. */
final class SettingValues {
    private static final long LARGEST_PICTURE = 256 * 1024;

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,252})|[0-9A-Fa-f]*:[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*(%\\w+)?");
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\\d{1,5})?");
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,180}");
    private static final Pattern WEBHOOK = Pattern.compile("(?<name>[A-Za-z0-9][A-Za-z0-9_.-]{0,59})="
            + "(?<target>(?<kind>json|wecom|dingtalk|feishu):(?<address>https?://[^#]+)(#(?<secret>.+))?)");
    private static final int SHORTEST_SECRET = 16;
    private static final int LONGEST_LINE = 100;
    private static final int SHORTEST_PASSWORD = 12;
    /** What a login takes. */
    private static final int LONGEST_PASSWORD = 256;

    private SettingValues() {}

    static String host(String value) {
        return HOST.matcher(value).matches() ? value : null;
    }

    static String line(String value) {
        boolean oneLine = value.chars().noneMatch(Character::isISOControl);
        return oneLine && !value.isBlank() && value.codePointCount(0, value.length()) <= LONGEST_LINE ? value : null;
    }

    static Path folder(String value) {
        try {
            Path folder = Path.of(value).toAbsolutePath().normalize();
            Path existing = folder;
            while (existing != null && !Files.exists(existing)) {
                existing = existing.getParent();
            }
            return existing != null && Files.isDirectory(existing) && Files.isWritable(existing) ? folder : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    static Path existingFolder(String value) {
        try {
            Path folder = Path.of(value).toAbsolutePath().normalize();
            return Files.isDirectory(folder) && Files.isReadable(folder) ? folder : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Known by how it begins, not by its name. */
    static Path picture(String value) {
        Path file = file(value);
        try {
            return file != null && Files.size(file) <= LARGEST_PICTURE && beginsLikeAPicture(file) ? file : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean beginsLikeAPicture(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String begin = HexFormat.of().formatHex(in.readNBytes(8));
            return begin.equals("89504e470d0a1a0a") || begin.startsWith("ffd8ff");
        }
    }

    static Path file(String value) {
        try {
            Path file = Path.of(value).toAbsolutePath().normalize();
            return Files.isRegularFile(file) && Files.isReadable(file) ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    static ZoneId zone(String value) {
        return ZoneId.getAvailableZoneIds().contains(value) ? ZoneId.of(value) : null;
    }

    static Boolean flag(String value) {
        return value.equals("true") || value.equals("false") ? Boolean.valueOf(value) : null;
    }

    static LogFormat logFormat(String value) {
        return Arrays.stream(LogFormat.values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElse(null);
    }

    static Integer number(String value, int least, int most) {
        int parsed = Integer.parseInt(value.strip());
        return parsed < least || parsed > most ? null : parsed;
    }

    /** Addresses, or networks as address/bits; names would have to be looked up and may change. */
    static List<Network> networks(String value) {
        List<Optional<Network>> networks =
                Arrays.stream(value.split(",", -1)).map(Network::parse).toList();
        return networks.stream().allMatch(Optional::isPresent)
                ? networks.stream().flatMap(Optional::stream).toList()
                : null;
    }

    /** Scheme, host and port as browsers send them: no path, no wildcard. */
    static List<String> origins(String value) {
        List<String> origins =
                Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        return origins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches()) ? origins : null;
    }

    static URI https(String value) {
        URI address = URI.create(value.strip());
        boolean own = address.getUserInfo() == null && address.getFragment() == null && address.getHost() != null;
        // A provider on this machine is one under test.
        boolean plain = "http".equals(address.getScheme()) && "127.0.0.1".equals(address.getHost());
        return own && ("https".equals(address.getScheme()) || plain) ? address : null;
    }

    /** A plain address; whoever sends looks closer. */
    static String address(String value) {
        return ADDRESS.matcher(value.strip()).matches() ? value.strip() : null;
    }

    /** Scheme, host and port, and a path where a proxy puts the pages below one. */
    static URI pages(String value) {
        URI address = URI.create(value.strip().replaceFirst("/+$", ""));
        boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
        boolean bare = address.getUserInfo() == null && address.getQuery() == null && address.getFragment() == null;
        return web && bare && address.getHost() != null ? address : null;
    }

    /** `name=kind:address#secret`, separated by spaces, each name once. */
    static Map<String, Secret> webhooks(String value) {
        Map<String, Secret> targets = new LinkedHashMap<>();
        for (String part : value.strip().split("\\s+")) {
            Matcher target = WEBHOOK.matcher(part);
            if (!target.matches() || URI.create(target.group("address")).getHost() == null) {
                return null;
            }
            String secret = target.group("secret");
            boolean signed =
                    !target.group("kind").equals("json") || secret != null && secret.length() >= SHORTEST_SECRET;
            if (!signed || targets.put(target.group("name"), new Secret(target.group("target"))) != null) {
                return null;
            }
        }
        return targets;
    }

    /** `name,name=en`, each name once; in Chinese unless it says otherwise. */
    static Map<String, String> told(String value) {
        Map<String, String> told = new LinkedHashMap<>();
        for (String part : value.split(",", -1)) {
            String[] sides = part.strip().split("=", 2);
            String language = sides.length < 2 ? "zh-CN" : sides[1];
            boolean known = language.equals("zh-CN") || language.equals("en");
            if (sides[0].isBlank() || !known || told.put(sides[0], language) != null) {
                return null;
            }
        }
        return told;
    }

    /** `name=value,name=value`, each name once. */
    static Map<String, String> pairs(String value) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String part : value.split(",", -1)) {
            String[] sides = part.split("=", 2);
            if (sides.length < 2
                    || sides[0].isBlank()
                    || sides[1].isBlank()
                    || pairs.put(sides[0].strip(), sides[1].strip()) != null) {
                return null;
            }
        }
        return pairs;
    }

    static Secret password(String value) {
        int characters = value.codePointCount(0, value.length());
        boolean fits = characters >= SHORTEST_PASSWORD && value.length() <= LONGEST_PASSWORD && !value.isBlank();
        return fits ? new Secret(value) : null;
    }

    /** As it goes into a header. */
    static Secret token(String value) {
        return value.matches("[!-~]{16,256}") ? new Secret(value) : null;
    }

    static Secret key(String value) {
        return KeyText.read(value).map(key -> new Secret(value.strip())).orElse(null);
    }

    static Secret url(String value, Set<String> schemes) {
        return ServiceUrl.parse(value)
                .filter(url -> schemes.contains(url.scheme()))
                .map(url -> new Secret(value.strip()))
                .orElse(null);
    }
}
