package cn.goodnetizen.reporting;

/** Another unit than before reviews a report and decides on its extensions, tasks that are open already included. */
public record ReviewerChanged(long reportId) {}
