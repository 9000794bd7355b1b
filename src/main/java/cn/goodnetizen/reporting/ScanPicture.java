package cn.goodnetizen.reporting;

import cn.goodnetizen.media.PdfFirstPage;
import java.awt.Dimension;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
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

/**
 * Looks at a scan before anybody else does: how large its picture is, and for a PDF, how many pages it has and what the
 * first looks like. One at a time and for some seconds at most; a PDF that takes more is kept without a picture.
 */
final class ScanPicture {

    /** A sheet of A4 at 600 dpi has 35 million. */
    private static final long MOST_PIXELS = 80_000_000;

    private static final float PICTURE_WIDTH = 1_400;
    private static final float PICTURE_HEIGHT = 2_000;
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
        PdfFirstPage first = PdfFirstPage.draw(pdf, PICTURE_WIDTH, PICTURE_HEIGHT, MOST_PIXELS);
        if (first.picture().isEmpty()) {
            return new FirstPage(first.pages(), Optional.empty());
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(first.picture().get(), "png", png);
        return new FirstPage(first.pages(), Optional.of(png.toByteArray()));
    }

    /**
     * @param pages 0 when they were not counted
     * @param png empty when it would cost too much
     */
    record FirstPage(int pages, Optional<byte[]> png) {}
}
