package cn.goodnetizen.local;

/** What only one test class at a time may use; named by {@code @ResourceLock}. */
public final class SharedParts {

    /** The broker, whose clock and instances belong to the test that runs, and the database beside it. */
    public static final String ENGINE = "the engine";

    /** The application's pages with their databases, their file store and the one browser. */
    public static final String PORTAL = "the portal";

    private SharedParts() {}
}
