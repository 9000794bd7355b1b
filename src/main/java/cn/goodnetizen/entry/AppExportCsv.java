package cn.goodnetizen.entry;

import cn.goodnetizen.media.FileRefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a table of text, as the app and Excel write it: UTF-8 with or without its mark, or GBK; cells between commas,
 * semicolons or tabs; a cell in quotation marks may hold all of these and line ends. One line is in memory at a time.
 */
final class AppExportCsv {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char MARK = '\uFEFF';
    private static final int LONGEST_CELL = 32_767;
    private static final int MOST_CELLS = 1_000;

    private final Reader text;
    private final char separator;
    private final Lines lines;

    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private int line = 1;
    private int begunAt = 1;

    private AppExportCsv(Reader text, char separator, Lines lines) {
        this.text = text;
        this.separator = separator;
        this.lines = lines;
    }

    /** Takes the lines one after the other. */
    interface Lines {

        /** @param number of the line in which it begins, the first is 1 */
        void take(int number, List<String> cells);
    }

    /** @throws FileRefusedException when it is no such table */
    static void read(Path file, Lines lines) throws IOException {
        Charset charset = charsetOf(file);
        char separator = separatorOf(file, charset);
        try (BufferedReader text = reader(file, charset)) {
            new AppExportCsv(text, separator, lines).read();
        }
    }

    private static Charset charsetOf(Path file) throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            try (Reader text = reader(file, charset)) {
                text.transferTo(Writer.nullWriter());
                return charset;
            } catch (CharacterCodingException e) {
                // Then it is in the other one.
            }
        }
        throw new FileRefusedException("表格的文字编码不是 UTF-8，也不是 GBK，无法读取；请另存为“CSV UTF-8”或 .xlsx 再上传。");
    }

    private static BufferedReader reader(Path file, Charset charset) throws IOException {
        return new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /** The one that the first line has most of. */
    private static char separatorOf(Path file, Charset charset) throws IOException {
        char[] beginning = new char[LONGEST_CELL];
        int length;
        try (Reader text = reader(file, charset)) {
            length = Math.max(0, text.read(beginning));
        }
        String first = new String(beginning, 0, length)
                .lines()
                .filter(candidate -> !candidate.isBlank())
                .findFirst()
                .orElse("");
        char most = ',';
        for (char candidate : new char[] {'\t', ';'}) {
            if (count(first, candidate) > count(first, most)) {
                most = candidate;
            }
        }
        return most;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(one -> one == wanted).count();
    }

    private void read() throws IOException {
        boolean quoted = false;
        boolean closed = false;
        for (int next = text.read(); next >= 0; next = text.read()) {
            char c = (char) next;
            if (c == '\n') {
                line++;
            }
            if (quoted) {
                quoted = c != '"';
                closed = !quoted;
                if (quoted) {
                    keep(c == '\r' || c == '\n' ? ' ' : c);
                }
            } else if (c == '"' && closed) {
                keep(c);
                quoted = true;
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                endCell();
                closed = false;
            } else if (c == '\n') {
                endLine();
                closed = false;
            } else if (c != '\r' && c != MARK) {
                keep(c);
            }
        }
        if (quoted) {
            throw new FileRefusedException("表格第 " + begunAt + " 行的引号没有成对，后面的内容无法读取；请补上引号或另存为 .xlsx 再上传。");
        }
        endLine();
    }

    private void keep(char c) {
        if (cell.length() == LONGEST_CELL) {
            throw new FileRefusedException("表格第 " + begunAt + " 行有一格的文字超过 " + LONGEST_CELL + " 字的上限，可能是引号没有成对。");
        }
        cell.append(c);
    }

    private void endCell() {
        if (cells.size() < MOST_CELLS) {
            cells.add(cell.toString());
        }
        cell.setLength(0);
    }

    private void endLine() {
        endCell();
        lines.take(begunAt, cells);
        cells.clear();
        begunAt = line;
    }
}
