package cn.goodnetizen.personal;

import java.util.List;

/**
 * A table with sealed columns. The feature that owns it says so by a bean, so that a change of keys reaches every row.
 *
 * @param key the column of its primary key
 */
public record SealedTable(String table, String key, List<String> columns) {

    public SealedTable {
        columns = List.copyOf(columns);
    }

    /** What the texts of a column are sealed for: {@code participants.phone}. */
    public String purpose(String column) {
        if (!columns.contains(column)) {
            throw new IllegalArgumentException("no sealed column " + column + " in " + table);
        }
        return table + "." + column;
    }
}
