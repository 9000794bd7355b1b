package cn.goodnetizen.entry;

/** Another member of a group, as typed. */
record MemberLine(String name, String unit) {

    MemberLine {
        name = name == null ? "" : name.strip();
        unit = unit == null ? "" : unit.strip();
    }

    boolean isEmpty() {
        return name.isEmpty() && unit.isEmpty();
    }

    @Override
    public String toString() {
        return "member";
    }
}
