package cn.goodnetizen.entry;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A column of the app's export, by the names that it is given. */
enum AppExportColumn {
    APP_ID("作品编号", 64, "作品id", "app作品编号", "app作品id", "编号", "id"),
    SUB_TOPIC("子话题", 200, "分话题", "参赛子话题", "话题", "参赛话题"),
    NAME("姓名", EntryRules.LONGEST_NAME, "作者", "作者姓名", "真实姓名", "用户姓名", "参赛者", "参赛者姓名"),
    PHONE("手机号", 40, "手机", "手机号码", "电话", "联系电话", "联系方式"),
    UNIT("所在单位", EntryRules.LONGEST_UNIT, "单位", "工作单位", "单位名称", "所在工会", "所在工会或单位"),
    TITLE("作品名称", EntryRules.LONGEST_TITLE, "作品名", "作品标题", "标题", "名称"),
    LINK("链接", EntryRules.LONGEST_LINK, "作品链接", "视频链接", "分享链接", "链接地址", "网址"),
    FILE("文件名", 255, "文件", "文件名称", "作品文件", "视频文件", "作品文件名"),
    LINK_OR_FILE("链接或文件名", EntryRules.LONGEST_LINK, "链接文件名", "文件名或链接", "文件名链接"),
    PLAYS("播放量", 40, "播放", "播放数", "播放次数", "浏览量", "阅读量"),
    LIKES("点赞量", 40, "点赞", "点赞数", "点赞次数", "获赞数");

    private static final Set<AppExportColumn> NEEDED = EnumSet.of(SUB_TOPIC, NAME, PHONE, TITLE);

    /** As many of its own names as no line of text has by chance. */
    private static final int HEADER = 3;

    private final String label;
    private final int longest;
    private final List<String> names;

    AppExportColumn(String label, int longest, String... others) {
        this.label = label;
        this.longest = longest;
        this.names = List.of(others);
    }

    String label() {
        return label;
    }

    /** How many characters a cell of it may have. */
    int longest() {
        return longest;
    }

    private boolean isCalled(String plain) {
        return label.equals(plain) || names.contains(plain);
    }

    /** The columns of a line by their place from the left, if the line is a header. */
    static Optional<Map<Integer, AppExportColumn>> header(Map<Integer, String> cells) {
        Map<AppExportColumn, Integer> found = new EnumMap<>(AppExportColumn.class);
        cells.forEach((place, cell) -> of(cell).ifPresent(column -> found.putIfAbsent(column, place)));
        if (found.size() < HEADER) {
            return Optional.empty();
        }
        Map<Integer, AppExportColumn> columns = new TreeMap<>();
        found.forEach((column, place) -> columns.put(place, column));
        return Optional.of(columns);
    }

    private static Optional<AppExportColumn> of(String cell) {
        String plain = Normalizer.normalize(cell, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\(.*?\\)|\\[.*?]|【.*?】|[\\s*/、:]", "");
        return Arrays.stream(values()).filter(column -> column.isCalled(plain)).findFirst();
    }

    /** The labels of columns that a table must have and this one has not. */
    static List<String> missing(Map<Integer, AppExportColumn> columns) {
        List<String> missing = new ArrayList<>(NEEDED.stream()
                .filter(column -> !columns.containsValue(column))
                .map(AppExportColumn::label)
                .toList());
        if (EnumSet.of(LINK, FILE, LINK_OR_FILE).stream().noneMatch(columns::containsValue)) {
            missing.add(LINK_OR_FILE.label);
        }
        return missing;
    }
}
