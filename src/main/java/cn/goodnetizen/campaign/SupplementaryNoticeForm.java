package cn.goodnetizen.campaign;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A supplementary notice (补充通知) as an organiser types it; {@code body} is Markdown. */
record SupplementaryNoticeForm(
        @NotBlank(message = "请填写标题") @Size(max = 200, message = "标题最多 {max} 个字，请缩短")
        String title,

        @NotBlank(message = "请填写文号") @Size(max = 64, message = "文号最多 {max} 个字，请缩短")
        String number,

        @NotBlank(message = "请填写正文") @Size(max = LONGEST_BODY, message = "正文最多 {max} 个字，请缩短")
        String body) {

    static final int LONGEST_BODY = 50_000;

    SupplementaryNoticeForm {
        title = title == null ? "" : title.strip();
        number = number == null ? "" : number.strip();
        body = body == null ? "" : body.strip();
    }
}
