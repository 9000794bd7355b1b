package cn.goodnetizen.reporting;

/** A review was finished in the portal; the open task of this round must end. */
record ReviewedInPortal(long reportId, int round) {}
