package cn.goodnetizen.paper;

/**
 * A Word or Excel file cannot be read, or must not be. The message says in Chinese why and what helps, for a workbook; a
 * feature that words it differently goes by the reason and its figures.
 */
public class UnreadableOfficeFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a file is not read. */
    public enum Reason {
        /** By its content it is something else. */
        NOT_OFFICE,
        OLD_FORMAT,
        ENCRYPTED,
        MACROS,
        /** XML that brings definitions of its own, which could name files or grow without end. */
        DOCTYPE,
        TOO_MANY_PARTS,
        /** Unpacked, in bytes. */
        TOO_LARGE,
        TOO_MANY_ROWS,
        CELL_TOO_LONG,
        DAMAGED
    }

    private final Reason reason;
    private final long limit;
    private final long value;

    UnreadableOfficeFileException(Reason reason, String message) {
        this(reason, 0, 0, message);
    }

    UnreadableOfficeFileException(Reason reason, long limit, long value, String message) {
        super(message);
        this.reason = reason;
        this.limit = limit;
        this.value = value;
    }

    private UnreadableOfficeFileException(Exception cause) {
        super("文件不是完整的 Excel 工作簿（.xlsx），无法读取；请用 Excel 或 WPS 打开后另存再上传。", cause);
        this.reason = Reason.DAMAGED;
        this.limit = 0;
        this.value = 0;
    }

    /** Damaged parts end in whatever their reader ran into. */
    static UnreadableOfficeFileException damaged(Exception cause) {
        return cause instanceof UnreadableOfficeFileException known ? known : new UnreadableOfficeFileException(cause);
    }

    public Reason reason() {
        return reason;
    }

    /** The limit that the file goes beyond, where the reason is one. */
    public long limit() {
        return limit;
    }

    /** What was counted when the file was left: at least what it holds beyond the limit. */
    public long value() {
        return value;
    }
}
