package cn.goodnetizen.personal;

/** The application cannot start with the keys for personal data that it was given. The message holds no key. */
class PersonalKeysException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PersonalKeysException(String message) {
        super(message);
    }
}
