package cn.goodnetizen.media;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * What the first page of a PDF looks like, in bounded memory whoever made the file. How long it may take is up to the
 * caller.
 *
 * @param pages how many the PDF has
 * @param picture empty when what the page holds would unpack to too much
 */
public record PdfFirstPage(int pages, Optional<BufferedImage> picture) {

    private static final long MEMORY_BYTES = 32L << 20;
    private static final long DISK_BYTES = 512L << 20;

    /** 180 dpi: as fine as a scan is read on a screen. */
    private static final float FINEST = 2.5f;

    /**
     * Draws it as large as fits.
     *
     * @param mostPixels to how many pixels the pictures of the page may unpack together
     * @throws IOException when it cannot be opened, asks for a password or has no page
     */
    public static PdfFirstPage draw(File pdf, float width, float height, long mostPixels) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(pdf, MemoryUsageSetting.setupMixed(MEMORY_BYTES, DISK_BYTES).streamCache)) {
            if (document.getNumberOfPages() == 0) {
                throw new IOException("no page");
            }
            PDPage page = document.getPage(0);
            if (pixels(page.getResources(), Collections.newSetFromMap(new IdentityHashMap<>())) > mostPixels) {
                return new PdfFirstPage(document.getNumberOfPages(), Optional.empty());
            }
            PDRectangle box = page.getCropBox();
            float scale = Math.min(FINEST, Math.min(width / side(box.getWidth()), height / side(box.getHeight())));
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            return new PdfFirstPage(
                    document.getNumberOfPages(), Optional.of(renderer.renderImage(0, scale, ImageType.RGB)));
        }
    }

    private static float side(float points) {
        return Math.max(1, points);
    }

    /** How many pixels the pictures of a page unpack to, those in its parts included; parts may hold each other. */
    private static long pixels(PDResources resources, Set<COSBase> seen) throws IOException {
        long pixels = 0;
        for (COSName name : resources == null ? List.<COSName>of() : resources.getXObjectNames()) {
            PDXObject object = resources.getXObject(name);
            if (object == null || !seen.add(object.getCOSObject())) {
                continue;
            }
            if (object instanceof PDImageXObject image) {
                pixels += (long) image.getWidth() * image.getHeight();
            } else if (object instanceof PDFormXObject form) {
                pixels += pixels(form.getResources(), seen);
            }
        }
        return pixels;
    }
}
