package cn.goodnetizen.bulletin;

/** Something does not fit or comes too late; the message names field, limit and value in Chinese. */
class BulletinRefusedException extends RuntimeException {

    private final String field;

    BulletinRefusedException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The field of the form beside which the message belongs; {@code state} for the whole. */
    String field() {
        return field;
    }
}
