package cn.goodnetizen.account;

/** An absence cannot be recorded so; the message (Chinese) stands beside the field. */
class AbsenceRefusedException extends RuntimeException {

    private final String field;

    AbsenceRefusedException(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }
}
