package dev.manyi.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Renders every page of PDF files as pictures, to be looked at; without files named, those of {@link DemoFiles}. */
public final class DemoPictures {
    private static final float DOTS_PER_INCH = 80;

    private DemoPictures() {}

    /** The folder for the pictures, then the PDF files. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        if (arguments.length == 1) {
            DemoFiles.main(arguments);
        }
        for (Path file : arguments.length == 1 ? pdfs(folder) : files(arguments)) {
            render(file, folder);
        }
    }

    private static List<Path> files(String[] arguments) {
        return Arrays.stream(arguments).skip(1).map(Path::of).toList();
    }

    private static List<Path> pdfs(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pdf"))
                    .sorted()
                    .toList();
        }
    }

    private static void render(Path file, Path folder) throws IOException {
        String name = file.getFileName().toString().replaceFirst("\\.pdf$", "");
        try (var pdf = Loader.loadPDF(file.toFile())) {
            var renderer = new PDFRenderer(pdf);
            for (int page = 0; page < pdf.getNumberOfPages(); page++) {
                Path picture = folder.resolve(String.format("%s-%02d.png", name, page + 1));
                ImageIO.write(renderer.renderImageWithDPI(page, DOTS_PER_INCH), "png", picture.toFile());
            }
        }
    }
}
