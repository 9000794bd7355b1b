package cn.goodnetizen.reporting;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
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
 * Looks at a scan before anybody else does: how large its picture is, and for a PDF, how many pages it has and what the
 * first looks like. One at a time and for some seconds at most; a PDF that takes more is kept without a picture.
 */
final class ScanPicture {

    /** A sheet of A4 at 600 dpi has 35 million. */
    private static final long MOST_PIXELS = 80_000_000;

    private static final float PICTURE_WIDTH = 1_400;
    private static final float PICTURE_HEIGHT = 2_000;
    private static final long MEMORY_BYTES = 32L << 20;
    private static final long DISK_BYTES = 512L << 20;
    private static final int SECONDS = 15;

    private static final ExecutorService RENDERING = renderer();

    private ScanPicture() {}

    private static ExecutorService renderer() {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(20), task -> {
                    Thread thread = new Thread(task, "scan-picture");
                    thread.setDaemon(true);
                    return thread;
                });
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    /**
     * The size of a picture in pixels, read from its head alone.
     *
     * @throws HandInRefusedException when it is none, or larger than a screen can take
     */
    static Dimension sizeOf(String fileName, File picture) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(picture)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new HandInRefusedException("scan", "文件“" + fileName + "”不是完整的图片，无法显示；请重新扫描或拍照。");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if ((long) width * height > MOST_PIXELS) {
                    throw new HandInRefusedException(
                            "scan",
                            "图片“" + fileName + "”有 " + width + "×" + height + " 像素，最多 " + MOST_PIXELS / 10_000
                                    + " 万像素；请用较低的分辨率扫描。");
                }
                return new Dimension(width, height);
            } finally {
                reader.dispose();
            }
        }
    }

    /**
     * The pages of a PDF and its first page as PNG.
     *
     * @throws HandInRefusedException when it cannot be opened at all
     */
    static FirstPage firstPage(String fileName, File pdf) {
        Future<FirstPage> page = null;
        try {
            page = RENDERING.submit(() -> render(pdf));
            return page.get(SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            return new FirstPage(0, Optional.empty());
        } catch (TimeoutException e) {
            page.cancel(true);
            return new FirstPage(0, Optional.empty());
        } catch (ExecutionException e) {
            throw new HandInRefusedException("scan", "PDF“" + fileName + "”无法打开（已损坏或设有密码）；请重新生成后上传。");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new FirstPage(0, Optional.empty());
        }
    }

    private static FirstPage render(File pdf) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(pdf, MemoryUsageSetting.setupMixed(MEMORY_BYTES, DISK_BYTES).streamCache)) {
            if (document.getNumberOfPages() == 0) {
                throw new IOException("no page");
            }
            PDPage page = document.getPage(0);
            if (pixels(page.getResources(), Collections.newSetFromMap(new IdentityHashMap<>())) > MOST_PIXELS) {
                return new FirstPage(document.getNumberOfPages(), Optional.empty());
            }
            PDRectangle box = page.getCropBox();
            float scale = Math.min(
                    2.5f, Math.min(PICTURE_WIDTH / side(box.getWidth()), PICTURE_HEIGHT / side(box.getHeight())));
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            BufferedImage image = renderer.renderImage(0, scale, ImageType.RGB);
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return new FirstPage(document.getNumberOfPages(), Optional.of(png.toByteArray()));
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

    /**
     * @param pages 0 when they were not counted
     * @param png empty when it would cost too much
     */
    record FirstPage(int pages, Optional<byte[]> png) {}
}
