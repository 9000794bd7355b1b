package cn.goodnetizen.reporting;

/**
 * A consolidation was finished in the portal; the open tasks of this round must end.
 *
 * @param round the round of handing in before it
 */
record ForwardedInPortal(long reportId, int round) {}
