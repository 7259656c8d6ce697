package dev.manyi.reports.pdf;

import com.lowagie.text.Image;
import dev.manyi.reports.model.Logo;
import java.io.IOException;

/** The organisation's picture as OpenPDF reads it. */
final class CoverLogo {
    private CoverLogo() {}

    static Image read(Logo logo) {
        try {
            return Image.getInstance(logo.bytes());
        } catch (IOException | RuntimeException e) {
            throw new PdfFailure(
                    "logo of type " + logo.mediaType() + " can not be read (" + e.getMessage()
                            + "), accepted are PNG and JPEG in base 64",
                    e);
        }
    }
}
