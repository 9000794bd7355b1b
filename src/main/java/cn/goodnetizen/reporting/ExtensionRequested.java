package cn.goodnetizen.reporting;

/** A unit asked its superior for more time; {@code reopens} when its report is closed already. */
public record ExtensionRequested(long extensionId, long reportId, boolean reopens) {}
