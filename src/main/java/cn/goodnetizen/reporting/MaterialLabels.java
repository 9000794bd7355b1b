package cn.goodnetizen.reporting;

import java.util.List;

/** What a page says about the files of a summary, without the rest of its form. */
record MaterialLabels(List<MaterialLabel> materials) {

    MaterialLabels {
        materials = materials == null ? List.of() : List.copyOf(materials);
    }
}
