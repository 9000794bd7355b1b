package cn.goodnetizen.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.FileType;
import cn.goodnetizen.media.TestMedia;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A zip of works, whoever packed it. */
class AppExportArchiveTest {

    private static final AppExportArchive.Limits LIMITS = new AppExportArchive.Limits(20, 8 << 20, 100);
    private static final byte[] SOMETHING = {1, 2, 3};

    @TempDir
    private Path folder;

    @Test
    void filesAreMeasuredHashedAndRecognisedByTheirContent() throws IOException {
        byte[] video = Files.readAllBytes(TestMedia.ordinary("app-export.mp4", "64x36", 1));
        AppExportArchive archive = inspected(
                Map.of("作品/诗.mp4", video, "作品/", new byte[0], "__MACOSX/作品/._诗.mp4", SOMETHING, "导出.csv", csv()));

        assertThat(archive.parts()).containsOnlyKeys("作品/诗.mp4", "导出.csv");
        AppExportArchive.Part part = archive.parts().get("作品/诗.mp4");
        assertThat(part.type()).isEqualTo(FileType.MP4);
        assertThat(part.sizeBytes()).isEqualTo(video.length);
        assertThat(archive.parts().get("导出.csv").type()).isEqualTo(FileType.CSV);
        try (InputStream content = archive.content(part)) {
            assertThat(content.readAllBytes()).isEqualTo(video);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK"})
    void namesAreReadAsMacAndWindowsWriteThem(String charset) throws IOException {
        byte[] zip = AppExportSamples.zip(Charset.forName(charset), Map.of("长沙/诗.mp4", SOMETHING));
        AppExportArchive archive = inspected(charset.equals("UTF-8") ? withoutUtf8Mark(zip) : zip);

        assertThat(archive.parts()).containsOnlyKeys("长沙/诗.mp4");
        try (InputStream content = archive.content(archive.parts().get("长沙/诗.mp4"))) {
            assertThat(content.readAllBytes()).isEqualTo(SOMETHING);
        }
    }

    @Test
    void backslashesArePathsToo() throws IOException {
        assertThat(inspected(Map.of("长沙\\诗.mp4", SOMETHING)).parts()).containsOnlyKeys("长沙/诗.mp4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x.mp4",
                "a/../../x.mp4",
                "/etc/passwd",
                "..\\..\\x.mp4",
                "C:\\x.mp4",
                "\\\\server\\x.mp4",
                "a\\..\\x.mp4"
            })
    void whatPointsOutOfTheZipIsNotReadAtAll(String name) {
        assertThatThrownBy(() -> inspected(Map.of(name, SOMETHING)))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining("“" + name.replace('\\', '/') + "”指向压缩包之外的位置，整个压缩包未读取");
    }

    @Test
    void aFileThatGrowsBeyondMeasureIsNotUnpackedToItsEnd() {
        assertThatThrownBy(() -> inspected(Map.of("a.mp4", new byte[64 << 20])))
                .hasMessage("压缩包里的“a.mp4”解压后超过压缩前的 100 倍，不是正常的作品文件，整个压缩包未读取。");
    }

    @Test
    void allFilesTogetherHaveALimit() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int at = 0; at < 5; at++) {
            byte[] noise = new byte[2 << 20];
            new Random(at).nextBytes(noise);
            files.put(at + ".mp4", noise);
        }

        assertThatThrownBy(() -> inspected(files)).hasMessage("压缩包里的文件解压后超过 8 MB 的上限，请分几个压缩包导入。");
    }

    @Test
    void theNumberOfFilesHasALimit() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int at = 0; at < 21; at++) {
            files.put(at + ".mp4", SOMETHING);
        }

        assertThatThrownBy(() -> inspected(files)).hasMessage("压缩包里有 21 个文件，最多 20 个，请分几个压缩包导入。");
    }

    /** The directory is read whole before its first file is known. */
    @Test
    void aDirectoryThatClaimsToBeHugeIsNotRead() throws IOException {
        byte[] zip = AppExportSamples.zip(Map.of("a.mp4", SOMETHING));
        littleEndian(zip).putInt(zip.length - 22 + 12, 400 << 20);

        assertThatThrownBy(() -> inspected(zip)).hasMessageContaining("目录大得不正常");
    }

    @Test
    void aZipInTheZipStaysShut() throws IOException {
        AppExportArchive archive = inspected(Map.of(
                "里面.zip",
                AppExportSamples.zip(Map.of("诗.mp4", SOMETHING)),
                "改名.mp4",
                AppExportSamples.zip(Map.of("b", SOMETHING))));

        assertThat(archive.archives()).containsExactlyInAnyOrder("里面.zip", "改名.mp4");
        assertThat(archive.parts().get("改名.mp4").type()).isEqualTo(FileType.ZIP);
    }

    @Test
    void aPasswordIsNamed() {
        assertThatThrownBy(() -> inspected(encrypted(AppExportSamples.zip(Map.of("a.mp4", SOMETHING)))))
                .hasMessage("压缩包设有密码，无法读取；请取消密码后重新打包。");
    }

    @Test
    void oneNameTwiceLeavesNobodyToGuess() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.mp4", SOMETHING);
        files.put("A.MP4", SOMETHING);

        assertThatThrownBy(() -> inspected(files)).hasMessageContaining("有两个“A.MP4”");
    }

    @Test
    void aZipThatWasCutOffIsRefusedInWords() {
        byte[] zip = AppExportSamples.zip(Map.of("a.mp4", SOMETHING));

        assertThatThrownBy(() -> inspected(Arrays.copyOf(zip, zip.length - 30))).hasMessage("压缩包已损坏，无法读取；请重新打包后上传。");
    }

    @Test
    void aFileThatEndsTooEarlyIsRefusedInWords() {
        byte[] zip = AppExportSamples.zip(Map.of("a.csv", csv()));
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        littleEndian(zip).putInt(text.indexOf("PK\u0001\u0002") + 20, 5);

        assertThatThrownBy(() -> inspected(zip)).hasMessage("压缩包已损坏，无法读取；请重新打包后上传。");
    }

    private static byte[] csv() {
        return AppExportSamples.csv(AppExportSamples.linked(1));
    }

    private AppExportArchive inspected(Map<String, byte[]> files) throws IOException {
        return inspected(AppExportSamples.zip(files));
    }

    private AppExportArchive inspected(byte[] zip) throws IOException {
        return AppExportArchive.inspect(Files.write(folder.resolve("a.zip"), zip), LIMITS);
    }

    /** As a Mac packs: names in UTF-8 of which the zip does not say so. */
    private static byte[] withoutUtf8Mark(byte[] zip) {
        return flags(zip, flag -> (short) (flag & ~(1 << 11)));
    }

    private static byte[] encrypted(byte[] zip) {
        return flags(zip, flag -> (short) (flag | 1));
    }

    private interface Flags {
        short of(short before);
    }

    private static byte[] flags(byte[] zip, Flags changed) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        ByteBuffer bytes = littleEndian(zip);
        for (var head : List.of(Map.entry("PK\u0003\u0004", 6), Map.entry("PK\u0001\u0002", 8))) {
            for (int at = text.indexOf(head.getKey()); at >= 0; at = text.indexOf(head.getKey(), at + 1)) {
                bytes.putShort(at + head.getValue(), changed.of(bytes.getShort(at + head.getValue())));
            }
        }
        return zip;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
