package cn.goodnetizen.campaign;

/** A unit will not forward a notice any more, because the unit itself has ended. */
record ForwardingEnded(long noticeId, String unitCode) {}
