package cn.goodnetizen.reporting;

import java.util.Arrays;
import java.util.Optional;

/** How something reached the superior outside the portal. */
enum Arrival {
    MAIL("邮件"),
    PAPER("纸质"),
    PHONE("电话"),
    OTHER("其他");

    private final String label;

    Arrival(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    static Optional<Arrival> named(String name) {
        return Arrays.stream(values()).filter(way -> way.name().equals(name)).findFirst();
    }
}
