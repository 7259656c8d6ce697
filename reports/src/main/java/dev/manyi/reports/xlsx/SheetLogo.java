package dev.manyi.reports.xlsx;

import dev.manyi.reports.model.Logo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.poi.ss.usermodel.ClientAnchor.AnchorType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The organisation's picture in a row of its own. It stays within the first column, beside which the sheet is frozen. */
final class SheetLogo {
    private static final float TALLEST = 40;
    private static final float MARGIN = 4;

    private final Logo logo;
    private final double width;
    private final double height;

    private SheetLogo(Logo logo, BufferedImage picture) {
        this.logo = logo;
        this.width = picture.getWidth();
        this.height = picture.getHeight();
    }

    static SheetLogo read(Logo logo) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(logo.bytes()));
        if (picture == null) {
            throw new IOException(
                    "the logo of type " + logo.mediaType() + " can not be read, accepted are PNG and JPEG");
        }
        return new SheetLogo(logo, picture);
    }

    /** In the next row of the page, with a name for those who do not see it. */
    void place(Page page, String name) {
        page.nextRow();
        int row = page.row();
        page.sheet().createRow(row).setHeightInPoints(TALLEST + 2 * MARGIN);
        page.atTheEnd(() -> draw(page.sheet(), row, name));
    }

    /** By the column's final width, and by nothing of the machine's fonts: the same report is the same bytes. */
    private void draw(XSSFSheet sheet, int row, String name) {
        double room = Units.pixelToPoints(sheet.getColumnWidthInPixels(0)) - 2 * MARGIN;
        double scale = Math.min(TALLEST / height, room / width);
        var anchor = new XSSFClientAnchor(
                Units.toEMU(MARGIN),
                Units.toEMU(MARGIN),
                Units.toEMU(MARGIN + width * scale),
                Units.toEMU(MARGIN + height * scale),
                0,
                row,
                0,
                row);
        anchor.setAnchorType(AnchorType.MOVE_DONT_RESIZE);
        int type = logo.mediaType().equals("image/png") ? Workbook.PICTURE_TYPE_PNG : Workbook.PICTURE_TYPE_JPEG;
        var picture = sheet.createDrawingPatriarch()
                .createPicture(anchor, sheet.getWorkbook().addPicture(logo.bytes(), type));
        picture.getCTPicture().getNvPicPr().getCNvPr().setDescr(Texts.line(name));
    }
}
