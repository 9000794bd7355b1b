package cn.goodnetizen.reporting;

import java.util.List;
import java.util.function.Predicate;

/** What the notice asks a summary to hold — 活动总结、相关图文、视频、宣传等资料（标注短视频大赛） —, ticked from what is there. */
final class MaterialChecklist {

    private static final String TYPED = "已填写";

    private MaterialChecklist() {}

    /** @param text the typed text; may be null */
    static List<Item> of(String text, List<ReportView.File> files) {
        boolean typed = text != null && !text.isBlank();
        long texts = count(files, file -> file.category() == MaterialCategory.TEXT);
        return List.of(
                new Item("text", "总结正文", texts > 0, typed, texts > 0 ? "已上传 " + texts + " 个文件" : "在下面填写，或上传 .docx"),
                ofCategory("pictures", "图文", MaterialCategory.PICTURE, files, "活动现场、作品等图片"),
                ofCategory("videos", "视频", MaterialCategory.VIDEO, files, "短视频、活动录像"),
                ofCategory("publicity", "宣传资料", MaterialCategory.PUBLICITY, files, "报道、海报、推文等"),
                marked(files));
    }

    private static Item ofCategory(
            String key, String name, MaterialCategory category, List<ReportView.File> files, String missing) {
        long found = count(files, file -> file.category() == category);
        return new Item(key, name, found > 0, false, found > 0 ? found + " 个文件" : missing);
    }

    private static Item marked(List<ReportView.File> files) {
        long found = count(files, ReportView.File::contestVideo);
        return new Item("contest", "标注短视频大赛", found > 0, false, found > 0 ? found + " 个文件已标注" : "在相关文件上勾选“短视频大赛”");
    }

    private static long count(List<ReportView.File> files, Predicate<ReportView.File> which) {
        return files.stream().filter(which).count();
    }

    /**
     * @param key names it in the page
     * @param filed whether a file holds it
     * @param typed whether the text of the page holds it
     * @param note what files there are, or how to come by it
     */
    record Item(String key, String name, boolean filed, boolean typed, String note) {

        public boolean done() {
            return filed || typed;
        }

        /** What stands beside the name. */
        public String said() {
            return typed ? TYPED : note;
        }
    }
}
