package cn.goodnetizen.reporting;

import java.util.List;

/** Why something is returned: one of the common reasons, words of the reviewer's own, or both. */
record ReturnReason(String common, String own) {

    /** What the form in Tasklist takes as well. */
    static final int LONGEST = 200;

    /** What is most often wrong with a row. */
    static final List<String> OF_ROWS = List.of(
            "账号昵称与平台显示不一致，请核对",
            "手机号无法联系本人，请核对",
            "单位名称不完整，请写全称",
            "粉丝数不足 10000，请说明代表性",
            "与其他单位重复推荐，请协商后保留一处",
            "不属于本单位职工，请核对");

    /** What is most often wrong with a summary. */
    static final List<String> OF_SUMMARIES =
            List.of("缺少活动数据，请补充参与人数和作品数", "没有图片或视频材料，请补充", "短视频大赛的材料没有标注，请标注后重报", "正文过短，请补充做法和成效");

    ReturnReason {
        common = common == null ? "" : common.strip();
        own = own == null ? "" : own.strip();
    }

    /** @throws HandInRefusedException when there is none, or it is too long */
    String text() {
        String text = common.isEmpty() ? own : own.isEmpty() ? common : common + "；" + own;
        if (text.isEmpty()) {
            throw new HandInRefusedException("reason", "退回须写明原因：请选一条常用原因，或自己填写。");
        }
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            throw new HandInRefusedException("reason", "退回原因最多 " + LONGEST + " 个字，现有 " + length + " 个字。");
        }
        return text;
    }
}
