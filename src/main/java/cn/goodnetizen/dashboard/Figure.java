package cn.goodnetizen.dashboard;

/**
 * A number and the page with what it counts.
 *
 * @param code the last part of the message key that names it, and of its CSS class
 */
record Figure(String code, long count, String link) {}
