package cn.goodnetizen.entry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Exports as the app might write them. */
final class AppExportSamples {

    static final String HEAD = "作品编号,子话题,姓名,手机号,所在单位,作品名称,链接或文件名,播放量,点赞量";

    private AppExportSamples() {}

    /** A recitation with a link, without a number. */
    static String linked(int number) {
        return ",湘悦读·工力量全省职工诵读,测试甲,130000001%02d,湘江理工大学工会,诗 %d,https://app.example/w/%d,1200,30"
                .formatted(number, number, number);
    }

    /** A recitation with a file. */
    static String filed(int number, String file) {
        return "A%d,#“湘悦读·工力量”全省职工诵读,测试甲,130000001%02d,湘江理工大学工会,诗 %d,%s,1.2万,3000"
                .formatted(number, number, number, file);
    }

    static byte[] csv(String... rows) {
        return csv(StandardCharsets.UTF_8, rows);
    }

    static byte[] csv(Charset charset, String... rows) {
        return (HEAD + "\r\n" + String.join("\r\n", rows) + "\r\n").getBytes(charset);
    }

    /** Cells are texts, numbers, or formulas where they begin with {@code f:}. */
    static byte[] xlsx(List<List<Object>> rows) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet("导出");
            for (int at = 0; at < rows.size(); at++) {
                fill(sheet.createRow(at), rows.get(at));
            }
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(XSSFRow row, List<Object> cells) {
        for (int at = 0; at < cells.size(); at++) {
            Object cell = cells.get(at);
            if (cell instanceof Double number) {
                row.createCell(at).setCellValue(number);
            } else if (cell.toString().startsWith("f:")) {
                row.createCell(at).setCellFormula(cell.toString().substring(2));
            } else {
                row.createCell(at).setCellValue(cell.toString());
            }
        }
    }

    static byte[] zip(Map<String, byte[]> files) {
        return zip(StandardCharsets.UTF_8, files);
    }

    static byte[] zip(Charset names, Map<String, byte[]> files) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            zip(out, names, files);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void zip(OutputStream out, Charset names, Map<String, byte[]> files) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
    }

    static String joined(List<AppExportRow> rows) {
        return rows.stream()
                .flatMap(row -> row.problems().stream())
                .map(AppExportRow.Problem::toString)
                .collect(Collectors.joining("\n"));
    }
}
