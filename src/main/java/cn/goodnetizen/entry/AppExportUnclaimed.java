package cn.goodnetizen.entry;

/** A draft that nobody has claimed, with what the app says of it. */
record AppExportUnclaimed(AppExportEntry app, Entry entry) {}
