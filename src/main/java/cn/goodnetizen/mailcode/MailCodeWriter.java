package cn.goodnetizen.mailcode;

/** What a feature writes around its codes. A feature that asks for codes implements it. */
public interface MailCodeWriter {

    /** Whether owners of this kind, the part before the colon, are this feature's. */
    boolean writesFor(String kind);

    /** @param owner as it was asked for */
    Text write(String owner, String code);

    /** A letter with a code. */
    record Text(String subject, String body) {

        @Override
        public String toString() {
            return subject;
        }
    }
}
