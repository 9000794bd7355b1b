package cn.goodnetizen.media;

/** A file is empty, too large or of a type that is not accepted; the message names file, limit and value in Chinese. */
public class FileRefusedException extends RuntimeException {

    public FileRefusedException(String message) {
        super(message);
    }
}
