package cn.goodnetizen.campaign;

import java.util.List;

/** A unit sent a notice to its subordinates. */
public record NoticeForwarded(long noticeId, String unitCode, List<String> recipientUnitCodes) {

    public NoticeForwarded {
        recipientUnitCodes = List.copyOf(recipientUnitCodes);
    }
}
