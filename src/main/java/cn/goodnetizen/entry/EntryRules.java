package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition.Clause;
import cn.goodnetizen.campaign.CampaignDefinition.ParticipantKind;
import cn.goodnetizen.campaign.CampaignDefinition.PastWork;
import cn.goodnetizen.campaign.CampaignDefinition.PlatformForms;
import cn.goodnetizen.campaign.CampaignDefinition.Theme;
import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.entry.EntryRefusedException.FieldProblem;
import cn.goodnetizen.participant.MobileNumber;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a form may be handed in, by the definition of its track. A draft may be as wrong as it likes; only what would
 * not fit into its column is refused earlier, by the page.
 */
final class EntryRules {

    static final int LONGEST_TITLE = 60;
    static final int LONGEST_NAME = 40;
    static final int LONGEST_UNIT = 100;
    static final int LONGEST_DESCRIPTION = 1000;
    static final int LONGEST_LINK = 500;
    static final int MOST_MEMBERS = 100;
    private static final int MOST_FOLLOWERS = 1_000_000_000;
    private static final int LONGEST_ACCOUNT = 60;

    private final Track track;
    private final EntryForm form;
    private final boolean byUnion;
    private final Collection<FileRole> files;
    private final LocalDate today;
    private final List<FieldProblem> problems = new ArrayList<>();

    private EntryRules(Track track, EntryForm form, boolean byUnion, Collection<FileRole> files, LocalDate today) {
        this.track = track;
        this.form = form;
        this.byUnion = byUnion;
        this.files = files;
        this.today = today;
    }

    /**
     * Everything that is wrong, in the order of the form; empty when it may be handed in.
     *
     * @param byUnion whether a union enters it, and so has to say whose work it is
     * @param files those that are here
     */
    static List<FieldProblem> problems(
            Track track, EntryForm form, boolean byUnion, Collection<FileRole> files, LocalDate today) {
        EntryRules rules = new EntryRules(track, form, byUnion, files, today);
        rules.checkPerson();
        rules.checkEntrant();
        rules.checkWork();
        rules.checkAccount();
        rules.checkPastWork();
        rules.checkTerms();
        return List.copyOf(rules.problems);
    }

    private void checkPerson() {
        if (byUnion) {
            text("name", "姓名", form.name(), LONGEST_NAME);
            if (form.phone().isEmpty()) {
                wrong("phone", "请填写手机号");
            } else if (!form.phone().matches(MobileNumber.PATTERN)) {
                wrong("phone", MobileNumber.MESSAGE + "；现在填的是“" + form.phone() + "”");
            }
            text("unit", "所在工会（或所在单位）", form.unit(), LONGEST_UNIT);
        }
    }

    private void checkEntrant() {
        Optional<ParticipantKind> kind = kind(form.kind());
        if (kind.filter(track.participants().kinds()::contains).isEmpty()) {
            wrong("kind", "请选择参与方式");
            return;
        }
        if (kind.get() == ParticipantKind.INDIVIDUAL) {
            return;
        }
        text("groupName", groupLabel(kind.get()), form.groupName(), LONGEST_TITLE);
        if (kind.get() != ParticipantKind.UNIT) {
            checkMembers();
        }
    }

    private void checkMembers() {
        if (form.members().isEmpty()) {
            wrong("members", "团体参与须填写其他成员的姓名和单位，至少 1 人");
        }
        if (form.members().size() > MOST_MEMBERS) {
            wrong("members", "成员最多 " + MOST_MEMBERS + " 人，现在有 " + form.members().size() + " 人");
        }
        Set<MemberLine> seen = new HashSet<>();
        for (int at = 0; at < form.members().size(); at++) {
            MemberLine line = form.members().get(at);
            text("members[" + at + "].name", "第 " + (at + 1) + " 位成员的姓名", line.name(), LONGEST_NAME);
            text("members[" + at + "].unit", "第 " + (at + 1) + " 位成员的单位", line.unit(), LONGEST_UNIT);
            if (!seen.add(line)) {
                wrong("members[" + at + "].name", "第 " + (at + 1) + " 位成员与前面的重复");
            }
        }
    }

    private void checkWork() {
        text("title", "作品名称", form.title(), LONGEST_TITLE);
        if (track.themes().stream().map(Theme::code).noneMatch(form.theme()::equals)) {
            wrong("theme", "请选择主题");
        }
        atMost("description", "作品简介", form.description(), LONGEST_DESCRIPTION);
        if (track.work().originalityDeclared() && !form.original().matches("true|false")) {
            wrong("original", "请标明作品是否原创");
        }
        if (track.work().madeWithin() != null) {
            checkAge(track.work().madeWithin());
        }
        if (!files.contains(FileRole.CONTEST)) {
            wrong("contest", "请上传参评视频");
        }
    }

    private void checkAge(Period madeWithin) {
        Optional<LocalDate> made = date(form.madeOn());
        if (made.isEmpty()) {
            wrong("madeOn", form.madeOn().isEmpty() ? "请填写制作完成日期" : "制作完成日期“" + form.madeOn() + "”不是日期，例如 2023-05-01");
        } else if (made.get().isAfter(today)) {
            wrong("madeOn", "制作完成日期 " + made.get() + " 晚于今天");
        } else if (made.get().isBefore(today.minus(madeWithin))) {
            wrong("madeOn", "须为一年内的作品：制作完成日期 " + made.get() + "，早于 " + today.minus(madeWithin));
        }
    }

    private void checkAccount() {
        if (!track.participants().ownAccount()) {
            return;
        }
        if (platform(form.platform()).isEmpty()) {
            wrong("platform", "请选择账号所在平台");
        }
        text("accountName", "账号名称", form.accountName(), LONGEST_ACCOUNT);
        if (form.accountLink().isEmpty()) {
            wrong("accountLink", "请填写账号主页链接");
        } else {
            checkLink("accountLink", "账号主页链接", form.accountLink());
        }
        if (followers(form.followers()).isEmpty()) {
            wrong(
                    "followers",
                    form.followers().isEmpty()
                            ? "请填写粉丝数"
                            : "粉丝数应为 0 到 " + MOST_FOLLOWERS + " 的整数，例如 12500；现在填的是“" + form.followers() + "”");
        }
    }

    private void checkPastWork() {
        PastWork past = track.pastWork();
        if (past == null) {
            return;
        }
        if (!past.themes().contains(form.pastTheme())) {
            wrong("pastTheme", "请选择往期作品的主题");
        }
        text("pastTitle", "往期作品名称", form.pastTitle(), LONGEST_TITLE);
        Optional<PlatformForms> platform = platform(form.pastPlatform());
        if (platform.isEmpty()) {
            wrong("pastPlatform", "请选择往期作品发布的平台");
        } else if (!platform.get().forms().contains(form.pastForm())) {
            wrong(
                    "pastForm",
                    "请选择往期作品的形式：" + platform.get().name() + "可为"
                            + String.join("、", platform.get().forms()));
        }
        if (!form.pastLink().isEmpty()) {
            checkLink("pastLink", "往期作品链接", form.pastLink());
        } else if (!files.contains(FileRole.PAST)) {
            wrong("pastLink", "请填写往期作品的链接，或上传作品文件");
        }
    }

    private void checkLink(String field, String label, String link) {
        atMost(field, label, link, LONGEST_LINK);
        if (!isWebAddress(link)) {
            wrong(field, label + "应以 http:// 或 https:// 开头，可从浏览器或 APP 的“复制链接”得到");
        }
    }

    private void checkTerms() {
        for (Clause term : EntryTerms.of(track)) {
            if (!form.terms().contains(term.code())) {
                wrong("terms", "请确认并勾选：“" + term.text() + "”");
            }
        }
    }

    private void text(String field, String label, String typed, int longest) {
        if (typed.isEmpty()) {
            wrong(field, "请填写" + label);
        }
        atMost(field, label, typed, longest);
    }

    private void atMost(String field, String label, String typed, int longest) {
        int length = typed.codePointCount(0, typed.length());
        if (length > longest) {
            wrong(field, label + "最多 " + longest + " 个字，现在有 " + length + " 个字");
        }
    }

    private void wrong(String field, String message) {
        problems.add(new FieldProblem(field, message));
    }

    private Optional<PlatformForms> platform(String code) {
        return TrackWording.platforms(track).stream()
                .filter(platform -> platform.code().equals(code))
                .findFirst();
    }

    static Optional<ParticipantKind> kind(String code) {
        return Arrays.stream(ParticipantKind.values())
                .filter(kind -> kind.code().equals(code))
                .findFirst();
    }

    /** How the form calls the name of those who are not one person. */
    static String groupLabel(ParticipantKind kind) {
        return switch (kind) {
            case UNIT -> "单位名称";
            case READING_CLUB -> "读书会名称";
            default -> "团体名称";
        };
    }

    /** How people call the ways of taking part. */
    static String label(ParticipantKind kind) {
        return switch (kind) {
            case INDIVIDUAL -> "个人";
            case UNIT -> "单位";
            case GROUP -> "团体";
            case READING_CLUB -> "读书会";
        };
    }

    static Optional<LocalDate> date(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A number of people as people write it: with commas and spaces, or in 万. */
    static Optional<Integer> followers(String typed) {
        String plain = typed.replaceAll("[,，\\s]", "");
        try {
            long count = plain.endsWith("万")
                    ? new BigDecimal(plain.substring(0, plain.length() - 1))
                            .movePointRight(4)
                            .longValueExact()
                    : Long.parseLong(plain);
            return count >= 0 && count <= MOST_FOLLOWERS ? Optional.of((int) count) : Optional.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static boolean isWebAddress(String link) {
        try {
            URI address = new URI(link);
            return ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()))
                    && address.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
