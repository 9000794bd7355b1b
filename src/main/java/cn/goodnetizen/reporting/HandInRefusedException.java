package cn.goodnetizen.reporting;

/** Something that a unit wanted to hand in does not fit; the message names field, limit and value in Chinese. */
class HandInRefusedException extends RuntimeException {

    private final String field;

    HandInRefusedException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The field of the form beside which the message belongs. */
    String field() {
        return field;
    }
}
