package cn.goodnetizen.campaign;

/** The organisers issued a supplementary notice: forwarding and receipt begin again for it. */
record SupplementaryNoticeIssued(long campaignId, long noticeId) {}
