package cn.goodnetizen.organization;

/** The two lines down which the joint notice travels: unions, and the cyberspace offices of the party committees. */
public enum Line {
    UNION("工会"),
    CYBERSPACE("网信");

    private final String label;

    Line(String label) {
        this.label = label;
    }

    /** The Chinese name, as tables show it. */
    public String label() {
        return label;
    }
}
