package cn.goodnetizen.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.Resource;

/** Small pictures of good files, and none of hostile ones. */
class ThumbnailsTest {

    @TempDir
    private Path folder;

    private FileStore store;
    private Thumbnails thumbnails;

    @BeforeEach
    void open() {
        MediaProperties properties = TestMedia.properties(folder);
        store = TestMedia.store(properties);
        thumbnails = new Thumbnails(store, new VideoFrames(TestMedia.FFMPEG), properties);
    }

    @Test
    void aPictureShrinksWithItsProportions() throws IOException {
        BufferedImage drawn = draw(FileType.JPEG, jpeg(1600, 900));

        assertThat(drawn.getWidth()).isEqualTo(320);
        assertThat(drawn.getHeight()).isEqualTo(180);
        assertThat(new Color(drawn.getRGB(40, 90)).getRed()).isGreaterThan(200);
        assertThat(new Color(drawn.getRGB(280, 90)).getBlue()).isGreaterThan(200);
    }

    /** The left half is red, the right half blue. Where red stands after turning: left, right, top, bottom. */
    @ParameterizedTest
    @CsvSource({"1,L", "2,R", "3,R", "4,L", "5,T", "6,T", "7,B", "8,B"})
    void aPictureStandsAsTheCameraWasHeld(int orientation, String red) throws IOException {
        BufferedImage drawn = draw(FileType.JPEG, turned(jpeg(400, 200), orientation));

        boolean upright = orientation < 5;
        assertThat(drawn.getWidth()).isEqualTo(upright ? 320 : 160);
        int x = red.equals("R") ? drawn.getWidth() - 20 : 20;
        int y = red.equals("B") ? drawn.getHeight() - 20 : 20;
        assertThat(new Color(drawn.getRGB(x, y)).getRed()).isGreaterThan(200);
        assertThat(new Color(drawn.getRGB(drawn.getWidth() - 1 - x, drawn.getHeight() - 1 - y)).getBlue())
                .isGreaterThan(200);
    }

    @Test
    void aPictureThatClaimsHugeDimensionsIsNotDecoded() throws IOException {
        assertThat(drawn(FileType.PNG, hugePng())).isFalse();
    }

    @Test
    void aBrokenPictureHasNone() throws IOException {
        byte[] jpeg = jpeg(400, 200);
        ByteBuffer.wrap(jpeg).position(4).put(new byte[300]);

        assertThat(drawn(FileType.JPEG, jpeg)).isFalse();
        assertThat(drawn(FileType.PDF, "%PDF-1.7\nnothing".getBytes())).isFalse();
        assertThat(drawn(FileType.MP4, UploadProtocolTest.video(5000))).isFalse();
    }

    @Test
    void aPdfShowsItsFirstPage() throws IOException {
        BufferedImage drawn = draw(FileType.PDF, pdf(null));

        assertThat(drawn.getHeight()).isEqualTo(320);
        assertThat(drawn.getWidth()).isCloseTo(226, within(2));
        assertThat(new Color(drawn.getRGB(50, 300)).getGreen()).isLessThan(60);
    }

    @Test
    void aLockedPdfHasNone() throws IOException {
        assertThat(drawn(FileType.PDF, pdf("secret"))).isFalse();
    }

    @Test
    void aPdfWhosePictureUnpacksWithoutEndHasNone() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            PDImageXObject image =
                    LosslessFactory.createFromImage(document, new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB));
            image.getCOSObject().setInt(COSName.WIDTH, 60_000);
            image.getCOSObject().setInt(COSName.HEIGHT, 60_000);
            page.setResources(new PDResources());
            page.getResources().add(image);
            document.addPage(page);
            document.save(out);
        }

        assertThat(drawn(FileType.PDF, out.toByteArray())).isFalse();
    }

    @Test
    void aVideoShowsAFrame() throws Exception {
        for (FileType type : new FileType[] {FileType.MP4, FileType.AVI, FileType.MKV, FileType.MOV}) {
            BufferedImage drawn = draw(type, video(type, 2));
            assertThat(drawn.getWidth()).as(type.name()).isEqualTo(320);
            assertThat(drawn.getHeight()).as(type.name()).isEqualTo(180);
            assertThat(picture(thumbnails.poster("file").orElseThrow()).getWidth())
                    .as(type.name())
                    .isEqualTo(640);
        }
        assertThat(draw(FileType.MP4, video(FileType.MP4, 0.5)).getWidth()).isEqualTo(320);
    }

    @Test
    void aFrameIsNotBlackWhereTheVideoHasAnother() throws Exception {
        Path eightBits = blackThenWhite("three-seconds-black.mp4", "yuv420p", "libopenh264");
        Path tenBits = blackThenWhite("three-seconds-black.mkv", "yuv420p10le", "ffv1");
        Path black = TestMedia.made(
                "black.mp4",
                List.of("-f", "lavfi", "-i", "color=black:size=320x180:rate=10:duration=2", "-c:v", "libopenh264"));

        assertThat(brightness(draw(FileType.MP4, Files.readAllBytes(eightBits))))
                .isGreaterThan(200);
        assertThat(brightness(draw(FileType.MKV, Files.readAllBytes(tenBits)))).isGreaterThan(200);
        assertThat(brightness(draw(FileType.MP4, Files.readAllBytes(black)))).isLessThan(30);
    }

    private static Path blackThenWhite(String name, String pixels, String codec) {
        return TestMedia.made(
                name,
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "color=black:size=320x180:rate=10:duration=3",
                        "-f",
                        "lavfi",
                        "-i",
                        "color=white:size=320x180:rate=10:duration=1",
                        "-filter_complex",
                        "[0][1]concat=n=2:v=1,format=" + pixels,
                        "-c:v",
                        codec));
    }

    @Test
    void aPosterIsAsLargeAsAPlayerAndGoesWithItsFile() throws Exception {
        Path large = TestMedia.ordinary("full-hd.mp4", "1920x1080", 1);

        assertThat(draw(FileType.MP4, Files.readAllBytes(large)).getWidth()).isEqualTo(320);
        assertThat(picture(thumbnails.poster("file").orElseThrow()).getWidth()).isEqualTo(1280);
        store.delete("file");
        assertThat(thumbnails.poster("file")).isEmpty();
        assertThat(thumbnails.of("file")).isEmpty();
    }

    private static int brightness(BufferedImage picture) {
        return new Color(picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2)).getGreen();
    }

    @Test
    void aPlaylistInDisguiseOpensNoOtherFile() throws IOException {
        Path secret = Files.write(folder.resolve("secret.mp4"), new byte[100]);
        byte[] playlist = ("#EXTM3U\n#EXTINF:1,\nfile://" + secret + "\n#EXT-X-ENDLIST\n").getBytes();

        assertThat(drawn(FileType.AVI, playlist)).isFalse();
    }

    private BufferedImage draw(FileType type, byte[] content) throws IOException {
        assertThat(drawn(type, content)).isTrue();
        return picture(thumbnails.of("file").orElseThrow());
    }

    private static BufferedImage picture(Resource stored) throws IOException {
        try (var in = stored.getInputStream()) {
            return ImageIO.read(in);
        }
    }

    private boolean drawn(FileType type, byte[] content) throws IOException {
        store.delete("file");
        Files.write(folder.resolve("file"), content);
        thumbnails.draw(new FileKept("file", type));
        return thumbnails.of("file").isPresent();
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width / 2, height);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }

    /** Puts an EXIF block with one entry behind the first marker. */
    private static byte[] turned(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34).putInt(0x45786966).putShort((short) 0);
        exif.putShort((short) 0x4D4D).putShort((short) 42).putInt(8).putShort((short) 1);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        ByteBuffer all = ByteBuffer.allocate(jpeg.length + 36);
        all.put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2);
        return all.array();
    }

    /** A sound header that claims 60,000 by 60,000 pixels, in a hundred bytes. */
    private static byte[] hugePng() {
        ByteBuffer png = ByteBuffer.allocate(45);
        png.putLong(0x89504E470D0A1A0AL).putInt(13).putInt(0x49484452);
        png.putInt(60_000).putInt(60_000).put(new byte[] {8, 2, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(png.array(), 12, 17);
        png.putInt((int) sum.getValue());
        png.putInt(0).putInt(0x49454E44).putInt(0xAE426082);
        return png.array();
    }

    private static byte[] pdf(String password) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                pen.setNonStrokingColor(Color.RED);
                pen.addRect(0, 0, 300, 200);
                pen.fill();
            }
            if (password != null) {
                document.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    /** A test card of the given length. */
    private static byte[] video(FileType type, double seconds) throws IOException {
        String name = "card-" + seconds + "." + type.name().toLowerCase(Locale.ROOT);
        return Files.readAllBytes(TestMedia.video(name, "640x360", seconds, "-c:v", "mpeg4"));
    }
}
