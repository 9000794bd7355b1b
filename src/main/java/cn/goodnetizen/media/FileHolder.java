package cn.goodnetizen.media;

/**
 * Rows that name files of the store. Every repository of such rows is one: a file is removed only when none of them names
 * it any more.
 */
public interface FileHolder {

    boolean existsByStorageName(String storageName);
}
