package cn.goodnetizen.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single pictures of a video, at a moment and by its corners. */
class StillsTest {

    @TempDir
    private Path folder;

    private Stills stills;

    @BeforeEach
    void open() {
        MediaProperties properties = TestMedia.properties(folder);
        stills = new Stills(TestMedia.store(properties), new VideoFrames(TestMedia.FFMPEG), properties);
    }

    @Test
    void theStillIsThatOfItsMoment() throws IOException {
        keep("work", redThenBlue());

        assertThat(center(at("work", 500)).getRed()).isGreaterThan(150);
        assertThat(center(at("work", 1500)).getBlue()).isGreaterThan(150);
        assertThat(center(at("work", 2300)).getBlue()).as("just behind the end").isGreaterThan(150);
        assertThat(stills.at("work", 60_000)).isEmpty();
        assertThat(at("work", -1).getWidth()).isEqualTo(960);
    }

    @Test
    void aSmallVideoIsNotBlownUp() throws IOException {
        keep("small", TestMedia.ordinary("ordinary.mp4", "320x180", 2));

        assertThat(at("small", 0).getWidth()).isEqualTo(320);
    }

    @Test
    void theCornersAreAQuarterWideAndHighAndInTheirOrder() throws IOException {
        Path marked = TestMedia.made(
                "marked.mp4",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "color=white:size=640x360:rate=10:duration=1",
                        "-vf",
                        "drawbox=560:0:80:60:red:fill,drawbox=0:300:80:60:blue:fill",
                        "-c:v",
                        "libopenh264"));
        keep("marked", marked);

        List<BufferedImage> corners =
                stills.corners("marked", 200).stream().map(StillsTest::picture).toList();

        assertThat(corners).hasSize(4).allSatisfy(corner -> {
            assertThat(corner.getWidth()).isEqualTo(160);
            assertThat(corner.getHeight()).isEqualTo(90);
        });
        assertThat(corners.get(0).getRGB(10, 10) & 0xFF00).isGreaterThan(0xE000);
        assertThat(new Color(corners.get(1).getRGB(150, 10)).getGreen()).isLessThan(60);
        assertThat(new Color(corners.get(2).getRGB(10, 80)).getRed()).isLessThan(60);
        assertThat(corners.get(3).getRGB(150, 80) & 0xFF00).isGreaterThan(0xE000);
    }

    @Test
    void whatIsNoVideoHasNone() throws IOException {
        Files.write(folder.resolve("broken"), UploadProtocolTest.video(5000));
        Files.writeString(folder.resolve("text"), "no video");

        for (String name : List.of("broken", "text", "missing")) {
            assertThat(stills.at(name, 0)).as(name).isEmpty();
            assertThat(stills.corners(name, 0)).as(name).isEmpty();
        }
    }

    private static Path redThenBlue() {
        return TestMedia.made(
                "red-then-blue.mp4",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "color=red:size=1280x720:rate=10:duration=1",
                        "-f",
                        "lavfi",
                        "-i",
                        "color=blue:size=1280x720:rate=10:duration=1",
                        "-filter_complex",
                        "[0][1]concat=n=2:v=1",
                        "-c:v",
                        "libopenh264"));
    }

    private void keep(String name, Path video) throws IOException {
        Files.copy(video, folder.resolve(name));
    }

    private BufferedImage at(String name, long millis) throws IOException {
        return picture(stills.at(name, millis).orElseThrow());
    }

    private static Color center(BufferedImage picture) {
        return new Color(picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2));
    }

    private static BufferedImage picture(byte[] jpeg) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
