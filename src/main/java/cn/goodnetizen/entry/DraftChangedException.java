package cn.goodnetizen.entry;

/** Another page saved the same draft since this one was opened; nothing was overwritten. */
class DraftChangedException extends RuntimeException {

    DraftChangedException() {
        super("这份草稿已在另一个页面改过。为避免互相覆盖，这里的内容没有保存：请复制您刚写的内容，刷新页面后再填写。");
    }
}
