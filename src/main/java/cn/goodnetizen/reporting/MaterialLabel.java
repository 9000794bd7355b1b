package cn.goodnetizen.reporting;

/**
 * What a page says about one file of a summary.
 *
 * @param category the name of a {@link MaterialCategory}
 * @param contestVideo whether it belongs to 短视频大赛; null when the box is not ticked
 */
record MaterialLabel(Long fileId, String category, Boolean contestVideo) {}
