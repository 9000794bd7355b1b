package cn.goodnetizen.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/** Draws thumbnails of pictures and of PDFs. A large picture is thinned out while it is read, never held whole. */
final class StillPictures {

    private static final int ORIENTATION = 0x0112;

    private StillPictures() {}

    /**
     * @param mostPixels a picture that claims more is not decoded at all
     * @return whether it was drawn
     */
    static boolean drawPicture(Path picture, Path target, long mostPixels) throws IOException {
        try (FileImageInputStream in = new FileImageInputStream(picture.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width * height > mostPixels) {
                    return false;
                }
                ImageReadParam thinned = reader.getDefaultReadParam();
                // Twice as fine as needed, so that scaling still smooths.
                int step = (int) Math.max(1, Math.max(width, height) / (2L * Thumbnails.SIDE));
                thinned.setSourceSubsampling(step, step, 0, 0);
                return write(turned(scaled(reader.read(0, thinned)), orientation(picture)), target);
            } finally {
                reader.dispose();
            }
        }
    }

    /**
     * @param mostPixels a page whose pictures claim more is not drawn at all
     * @return whether it was drawn
     */
    static boolean drawFirstPage(Path pdf, Path target, long mostPixels) throws IOException {
        BufferedImage page = PdfFirstPage.draw(pdf.toFile(), 2f * Thumbnails.SIDE, 2f * Thumbnails.SIDE, mostPixels)
                .picture()
                .orElse(null);
        return page != null && write(scaled(page), target);
    }

    private static BufferedImage scaled(BufferedImage image) {
        double scale = Math.min(1.0, (double) Thumbnails.SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
        return drawn(image, width, height, AffineTransform.getScaleInstance(scale, scale));
    }

    /** As the camera was held: what EXIF says, of which phones make use. */
    private static BufferedImage turned(BufferedImage image, int orientation) {
        int w = image.getWidth();
        int h = image.getHeight();
        return switch (orientation) {
            case 2 -> drawn(image, w, h, new AffineTransform(-1, 0, 0, 1, w, 0));
            case 3 -> drawn(image, w, h, new AffineTransform(-1, 0, 0, -1, w, h));
            case 4 -> drawn(image, w, h, new AffineTransform(1, 0, 0, -1, 0, h));
            case 5 -> drawn(image, h, w, new AffineTransform(0, 1, 1, 0, 0, 0));
            case 6 -> drawn(image, h, w, new AffineTransform(0, 1, -1, 0, h, 0));
            case 7 -> drawn(image, h, w, new AffineTransform(0, -1, -1, 0, h, w));
            case 8 -> drawn(image, h, w, new AffineTransform(0, -1, 1, 0, 0, w));
            default -> image;
        };
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height, AffineTransform transform) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        try {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, width, height);
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.drawRenderedImage(image, transform);
        } finally {
            pen.dispose();
        }
        return drawn;
    }

    private static boolean write(BufferedImage image, Path target) throws IOException {
        return ImageIO.write(image, "jpeg", target.toFile());
    }

    /** The orientation that a JPEG's EXIF block gives, 1 to 8; 1 where there is none. */
    static int orientation(Path picture) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(picture)))) {
            if (in.readUnsignedShort() != 0xFFD8) {
                return 1;
            }
            while (true) {
                int marker = in.readUnsignedShort();
                int length = in.readUnsignedShort() - 2;
                if (marker == 0xFFE1 && length > 14) {
                    byte[] block = new byte[length];
                    in.readFully(block);
                    int found = orientation(block);
                    if (found > 0) {
                        return found;
                    }
                } else if (marker < 0xFFE0 || marker > 0xFFEF || length < 0) {
                    return 1;
                } else {
                    in.skipNBytes(length);
                }
            }
        } catch (EOFException e) {
            return 1;
        }
    }

    /** @return 0 when this block does not say */
    private static int orientation(byte[] block) {
        ByteBuffer exif = ByteBuffer.wrap(block);
        if (exif.getInt(0) != 0x45786966) {
            return 0;
        }
        ByteBuffer tiff = exif.slice(6, block.length - 6);
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory + 2 > tiff.capacity()) {
            return 0;
        }
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + 12 * entry;
            if (at + 12 > tiff.capacity()) {
                return 0;
            }
            if (Short.toUnsignedInt(tiff.getShort(at)) == ORIENTATION) {
                return tiff.getShort(at + 8);
            }
        }
        return 0;
    }
}
