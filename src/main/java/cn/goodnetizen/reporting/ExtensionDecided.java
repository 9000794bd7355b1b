package cn.goodnetizen.reporting;

/** The superior decided on more time. */
public record ExtensionDecided(long extensionId, long reportId, boolean granted) {}
