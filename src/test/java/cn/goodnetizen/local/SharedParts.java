package cn.goodnetizen.local;

/** What only one test class at a time may use; named by {@code @ResourceLock}. */
public final class SharedParts {

    /** The broker, whose clock and instances belong to the test that runs, and the database beside it. */
    public static final String ENGINE = "the engine";

    /** The portal with its database, its file store and the one browser. */
    public static final String PORTAL = "the portal";

    /** The databases of pages and repositories that are tested without a server, and what goes to the log. */
    public static final String PAGES = "the pages";

    private SharedParts() {}
}
