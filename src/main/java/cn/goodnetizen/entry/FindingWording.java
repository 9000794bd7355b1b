package cn.goodnetizen.entry;

import cn.goodnetizen.media.FileType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what was found in words for the entrant: the value, the limit, and what to do. */
final class FindingWording {

    private static final String STAFF_LOOKS = "作品已收到，由工作人员查看后决定，您暂时无需操作。";
    private static final BigDecimal BYTES_PER_MEGABYTE = BigDecimal.valueOf(1024 * 1024);

    private FindingWording() {}

    /**
     * @param what value and limit, in one sentence without its full stop
     * @param toDo what the entrant does now, or who else
     */
    record Said(String what, String toDo) {}

    static Said of(EntryFinding.Kind finding, EligibilityQuestion question) {
        WorkFacts work = question.work();
        EntryLimits limits = question.limits();
        return switch (finding) {
            case NO_PROBE -> new Said("往期作品是" + (work.form().equals("article") ? "文章" : "图片") + "，不作技术检测", STAFF_LOOKS);
            case UNREADABLE -> unreadable(work);
            case TIMED_OUT -> new Said("系统在限定时间内没有检测完这个视频", STAFF_LOOKS);
            case UNAVAILABLE -> new Said("系统暂时不能检测视频", STAFF_LOOKS);
            case NO_VIDEO -> new Said("文件是" + label(work.container()) + "，没有视频画面", "请上传视频文件。");
            case ZERO_LENGTH -> new Said("视频时长为 0，没有可以播放的内容", "请重新导出后上传，上传前先在电脑上播放一遍。");
            case NO_AUDIO -> new Said("视频没有声音", "作品已收到，由工作人员查看后决定；如果是漏录了声音，请重新上传。");
            case INCOMPLETE ->
                new Said(
                        "视频不完整：应有 " + duration(work.claimedMillis() / 1000) + "，只有 "
                                + duration(work.durationMillis() / 1000),
                        "请在电脑上从头到尾播放一遍，确认完整后重新上传。");
            case TOO_LONG ->
                new Said(
                        "时长 " + duration(work.durationMillis() / 1000) + "，超过 " + limit(limits.maxDurationSeconds())
                                + "上限",
                        "请剪短后重新上传。");
            case TOO_SMALL ->
                new Said(
                        "分辨率 " + size(work) + "，低于 " + smallest(limits),
                        "请用不低于 " + smallest(limits) + " 的设置重新导出后上传；用软件放大小视频不会变清晰。");
            case PORTRAIT ->
                new Said(
                        "画面是竖屏（" + size(work) + (work.turned() ? "，含旋转" : "") + "），要求横屏"
                                + (limits.ratioName() == null ? "" : " " + limits.ratioName()),
                        "请横着拍摄，或重新剪辑成横屏后上传。");
            case WRONG_RATIO ->
                new Said(
                        "播放时画面宽高比为 " + ratio(work.ratio()) + "（" + size(work) + "），要求 " + limits.ratioName() + "（"
                                + ratio(limits.ratio()) + "）",
                        "请按 " + limits.ratioName() + " 重新导出后上传。");
            case WRONG_CONTAINER ->
                new Said(
                        "文件内容是" + label(work.container()) + "，要求 " + formats(limits),
                        "请导出为 " + formats(limits) + " 后重新上传；只改文件名不起作用。");
            case TOO_LARGE ->
                new Said(
                        "文件大小 " + megabytes(work.sizeBytes()) + " MB，超过 " + limits.maxMegabytes() + " MB 上限",
                        "请降低导出的码率（画质），压缩到 " + limits.maxMegabytes() + " MB 以内后重新上传。");
            case TOO_FEW_FOLLOWERS ->
                new Said(
                        "粉丝数 " + question.followers() + "，低于 " + limits.minimumFollowers() + " 的要求",
                        "特别有代表性作品的优秀账号可适当放宽，由工作人员决定并写明理由，您暂时无需操作。");
        };
    }

    private static Said unreadable(WorkFacts work) {
        return switch (work.flaw()) {
            case EMPTY -> new Said("文件是空的（0 字节）", "请重新选择文件上传。");
            case UNKNOWN_CONTENT -> new Said("文件内容不是视频", "请上传视频文件；只改文件名不起作用。");
            case BROKEN -> new Said("视频打不开：文件不完整或已损坏", "请先在电脑上播放一遍，确认能播放后重新上传。");
        };
    }

    private static String duration(long seconds) {
        long hours = seconds / 3600;
        String minutes = seconds / 60 % 60 + " 分 " + seconds % 60 + " 秒";
        return hours == 0 ? minutes : hours + " 小时 " + minutes;
    }

    private static String limit(long seconds) {
        return seconds % 60 == 0 ? seconds / 60 + " 分钟" : duration(seconds) + "的";
    }

    private static String size(WorkFacts work) {
        return work.width() + "×" + work.height();
    }

    private static String smallest(EntryLimits limits) {
        return limits.minWidth() + "×" + limits.minHeight();
    }

    private static String ratio(BigDecimal ratio) {
        return ratio.setScale(2, RoundingMode.HALF_UP) + ":1";
    }

    /** Rounded up, so that what is over the limit by a byte does not look as if it were the limit. */
    private static String megabytes(long bytes) {
        return BigDecimal.valueOf(bytes)
                .divide(BYTES_PER_MEGABYTE, 1, RoundingMode.CEILING)
                .toPlainString();
    }

    private static String label(String container) {
        return " " + FileType.valueOf(container.toUpperCase(Locale.ROOT)).label();
    }

    private static String formats(EntryLimits limits) {
        return limits.formats().stream()
                .map(format -> format.toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(" 或 "));
    }
}
