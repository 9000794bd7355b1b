package cn.goodnetizen.entry;

import cn.goodnetizen.media.MediaProbe;
import cn.goodnetizen.media.ProbeResult;
import cn.goodnetizen.media.Stills;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/** The corners of a video on one picture, side by side as they stand on the screen, so that marks in them are seen. */
@Component
class CornerSheet {

    private static final int WIDTH = 480;
    private static final int GAP = 8;
    private static final Color BETWEEN = new Color(0xb3, 0x26, 0x1e);

    private final Stills stills;
    private final MediaProbe probe;

    CornerSheet(Stills stills, MediaProbe probe) {
        this.stills = stills;
        this.probe = probe;
    }

    /** A JPEG of 968 pixels' width; empty when no picture of the video can be read. */
    Optional<byte[]> of(String storageName) throws IOException {
        List<byte[]> corners = stills.corners(storageName, middle(storageName));
        if (corners.isEmpty()) {
            return Optional.empty();
        }
        BufferedImage first = ImageIO.read(new ByteArrayInputStream(corners.getFirst()));
        int height = Math.max(1, WIDTH * first.getHeight() / first.getWidth());
        BufferedImage sheet = new BufferedImage(2 * WIDTH + GAP, 2 * height + GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D paint = sheet.createGraphics();
        paint.setColor(BETWEEN);
        paint.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        paint.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        for (int at = 0; at < corners.size(); at++) {
            BufferedImage corner = ImageIO.read(new ByteArrayInputStream(corners.get(at)));
            paint.drawImage(corner, at % 2 * (WIDTH + GAP), at / 2 * (height + GAP), WIDTH, height, null);
        }
        paint.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(sheet, "jpeg", out);
        return Optional.of(out.toByteArray());
    }

    private long middle(String storageName) {
        return probe.known(storageName)
                .filter(ProbeResult.Read.class::isInstance)
                .map(result -> ((ProbeResult.Read) result).facts().durationMillis() / 2)
                .orElse(0L);
    }
}
