package cn.goodnetizen.campaign;

/** A unit signed for a notice. */
record NoticeReceived(long noticeId, String unitCode) {}
