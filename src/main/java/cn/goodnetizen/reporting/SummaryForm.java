package cn.goodnetizen.reporting;

import java.util.List;

/**
 * The 活动总结 as it is typed; its files travel beside it.
 *
 * @param materials what the page says about the files that are here already
 */
record SummaryForm(
        @TextLimit(of = "总结正文", max = LONGEST) String summaryText,
        @TextLimit(of = "填表人姓名", max = 64) String filledBy,
        @TextLimit(of = "职务", max = 64) String filledByPost,
        @TextLimit(of = "联系方式", max = 128) String filledByContact,
        List<MaterialLabel> materials) {

    static final int LONGEST = 20_000;

    SummaryForm {
        // A browser sends line ends as two characters, which would count twice against the limit.
        summaryText =
                summaryText == null ? "" : summaryText.replace("\r\n", "\n").strip();
        filledBy = filledBy == null ? "" : filledBy.strip();
        filledByPost = filledByPost == null ? "" : filledByPost.strip();
        filledByContact = filledByContact == null ? "" : filledByContact.strip();
        materials = materials == null ? List.of() : List.copyOf(materials);
    }

    static SummaryForm of(ReportView report) {
        return new SummaryForm(
                report.summaryText(), report.filledBy(), report.filledByPost(), report.filledByContact(), List.of());
    }

    ReportHandIn.Signature signature() {
        return new ReportHandIn.Signature(filledBy, filledByPost, filledByContact);
    }
}
