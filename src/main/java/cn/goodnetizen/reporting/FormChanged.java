package cn.goodnetizen.reporting;

/** Something was chosen in the portal that the open form of the same task in Tasklist must show as well. */
record FormChanged(long reportId, OpenTask.Form form) {}
