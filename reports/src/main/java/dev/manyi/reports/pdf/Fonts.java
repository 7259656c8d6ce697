package dev.manyi.reports.pdf;

import com.lowagie.text.DocumentException;
import com.lowagie.text.pdf.BaseFont;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;

/**
 * The faces, read once: Latin in Liberation Sans, Chinese in Noto Sans SC. Bold Chinese has fewer characters, so the
 * regular face stands in for what it lacks; what even that lacks is sought among the rare Hanzi and then the emoji.
 */
final class Fonts {
    private static final String LATIN = "/liberation/LiberationSans-";
    private static final String OURS = "/dev/manyi/reports/fonts/";
    private static final String CHINESE = OURS + "NotoSansSC-";

    private static final BaseFont LATIN_REGULAR = load(LATIN + "Regular.ttf");
    private static final BaseFont LATIN_BOLD = load(LATIN + "Bold.ttf");
    private static final BaseFont CHINESE_REGULAR = load(CHINESE + "Regular.ttf");
    private static final BaseFont CHINESE_BOLD = load(CHINESE + "Bold.ttf");
    private static final BaseFont CHINESE_RARE = load(CHINESE + "Rare.ttf");
    private static final BaseFont EMOJI = load(OURS + "NotoEmoji-Regular.ttf");

    private static final List<BaseFont> BOLD = List.of(CHINESE_BOLD, CHINESE_REGULAR, CHINESE_RARE, EMOJI);
    private static final List<BaseFont> REGULAR = List.of(CHINESE_REGULAR, CHINESE_RARE, EMOJI);

    private Fonts() {}

    static BaseFont latin(Weight weight) {
        return weight == Weight.BOLD ? LATIN_BOLD : LATIN_REGULAR;
    }

    /** In the order of preference. */
    static List<BaseFont> chinese(Weight weight) {
        return weight == Weight.BOLD ? BOLD : REGULAR;
    }

    private static BaseFont load(String resource) {
        try (var in = Fonts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("font " + resource + " is not on the class path");
            }
            byte[] bytes = in.readAllBytes();
            var font = BaseFont.createFont(
                    resource, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, bytes, null, false, true);
            font.setSecureRandom(new NoRandom());
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        } catch (DocumentException e) {
            throw new IllegalStateException("font " + resource + " can not be read", e);
        }
    }

    /** OpenPDF draws the tag of an embedded subset at random; the same report must be the same bytes. */
    private static final class NoRandom extends SecureRandom {
        @Override
        public double nextDouble() {
            return 0;
        }
    }
}
