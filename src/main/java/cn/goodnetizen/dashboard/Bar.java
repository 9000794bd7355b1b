package cn.goodnetizen.dashboard;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a bar that shows how numbers share a whole.
 *
 * @param from where it begins, counted from 0
 */
record Bar(String code, long from, long width) {

    /** The figures side by side; empty ones take no room. */
    static List<Bar> of(List<Figure> figures) {
        List<Bar> bars = new ArrayList<>();
        long at = 0;
        for (Figure figure : figures) {
            if (figure.count() > 0) {
                bars.add(new Bar(figure.code(), at, figure.count()));
                at += figure.count();
            }
        }
        return bars;
    }
}
