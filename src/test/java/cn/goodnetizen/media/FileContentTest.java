package cn.goodnetizen.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file is, told by looking into it; the name never helps. */
class FileContentTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "FFD8FFE000104A46494600010100000100010000, JPEG",
        "89504E470D0A1A0A0000000D49484452, PNG",
        "255044462D312E370A, PDF",
        "000000186674797069736F6D0000020069736F6D6D703431, MP4",
        "000000186674797069736F3600000200, MP4",
        "00000018667479706D70343200000000, MP4",
        "0000001866747970334750340000, MP4",
        "00000018667479704D3456200000, MP4",
        "000000146674797071742020200503007174202000000008, MOV",
        "000000206674797 04D344120000000004D344120, M4A",
        "52494646 00000100 41564920 4C495354, AVI",
        "1A45DFA3 A3428681 01428288 6D6174726F736B61, MKV",
        "3026B2758E66CF11A6D900AA0062CE6C, WMV",
        "494433030000000000, MP3",
        "52494646 24000000 57415645 666D7420, WAV",
        "504B0506 0000 0000 0000 0000 00000000 00000000 0000, ZIP"
    })
    void filesAreKnownByTheirFirstBytes(String head, FileType type) throws IOException {
        byte[] known = HexFormat.of().parseHex(head.replace(" ", ""));
        byte[] content = new byte[Math.max(known.length, type == FileType.ZIP ? 0 : 64)];
        System.arraycopy(known, 0, content, 0, known.length);

        assertThat(FileType.of(FileContent.typeOf(file(content)))).contains(type);
    }

    @Test
    void officeDocumentsAreToldApart() throws IOException {
        try (XWPFDocument text = new XWPFDocument();
                XSSFWorkbook table = new XSSFWorkbook();
                XMLSlideShow slides = new XMLSlideShow()) {
            table.createSheet();
            assertThat(typeOf(text::write)).contains(FileType.DOCX);
            assertThat(typeOf(table::write)).contains(FileType.XLSX);
            assertThat(typeOf(slides::write)).contains(FileType.PPTX);
        }
        assertThat(typeOf(out -> zip(out, "照片/一.jpg"))).contains(FileType.ZIP);
    }

    @Test
    void aDocumentWithMacrosIsNotADocument() throws IOException {
        assertThat(typeOf(out -> zip(out, "[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"<html><body>页面, text/html", "MZ..program, application/x-msdownload", "#!/bin/sh, application/x-sh"})
    void whatNobodyAcceptsIsNamed(String content, String type) throws IOException {
        String found = FileContent.typeOf(file(content.getBytes(StandardCharsets.UTF_8)));

        assertThat(FileType.of(found)).isEmpty();
        assertThat(found).startsWith(type);
    }

    @Test
    void aDirectoryThatClaimsTooMuchIsNotRead() throws IOException {
        ByteBuffer end = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(0x04034b50).putInt(0x06054b50);
        end.putInt(4 + 12, Integer.MAX_VALUE);
        end.putInt(4 + 16, 0);

        assertThat(FileType.of(FileContent.typeOf(file(end.array())))).contains(FileType.ZIP);
    }

    @Test
    void aNameKeepsAnEndingOfItsTypeAndGetsOneOtherwise() {
        assertThat(FileType.JPEG.named("现场.JPEG")).isEqualTo("现场.JPEG");
        assertThat(FileType.MP4.named("视频.exe")).isEqualTo("视频.exe.mp4");
        assertThat(FileStore.displayName("C:\\资料\\\u202e汇总\u0000.pdf")).isEqualTo("汇总.pdf");
        assertThat(FileStore.displayName(null)).isEqualTo("未命名文件");
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private Optional<FileType> typeOf(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.to(out);
        return FileType.of(FileContent.typeOf(file(out.toByteArray())));
    }

    private static void zip(OutputStream out, String... names) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
        }
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("短视频.mp4"), content);
    }

    @ParameterizedTest
    @CsvSource({
        "'姓名,手机号\n甲,1', UTF-8, text/csv",
        "'姓名,手机号\n甲,1', GBK, text/csv",
        "'姓名;手机号', UTF-8, text/csv",
        "'一段话，没有列', UTF-8, text/plain",
        "'a,b', UTF-16LE, application/octet-stream"
    })
    void aTableOfTextIsTextWhoseFirstLineHasCells(String text, String charset, String found) throws IOException {
        assertThat(FileContent.typeOf(file(text.getBytes(Charset.forName(charset)))))
                .isEqualTo(found);
    }
}
