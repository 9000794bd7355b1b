package cn.goodnetizen.personal;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals with the active key what still has an old one, after every start. Small transactions, each row written only if
 * nobody has changed it meanwhile: it may be broken off at any moment and goes on at the next start.
 */
@Component
class KeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
    private static final int BATCH = 100;

    private final PersonalKeys keys;
    private final PersonalData personal;
    private final List<SealedTable> tables;
    private final JdbcTemplate database;
    private final TransactionTemplate transactions;

    KeyRotation(
            PersonalKeys keys,
            PersonalData personal,
            ObjectProvider<SealedTable> tables,
            JdbcTemplate database,
            TransactionTemplate transactions) {
        this.keys = keys;
        this.personal = personal;
        this.tables = tables.stream().toList();
        this.database = database;
        this.transactions = transactions;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        rotate();
    }

    /** @return how many texts were sealed anew */
    int rotate() {
        return tables.stream()
                .mapToInt(table -> table.columns().stream()
                        .mapToInt(column -> rotate(table, column))
                        .sum())
                .sum();
    }

    private int rotate(SealedTable table, String column) {
        Batch batch = new Batch(null, 0, 0, true);
        int renewed = 0;
        int unreadable = 0;
        while (batch.more()) {
            Object after = batch.last();
            batch = transactions.execute(status -> renew(table, column, after));
            renewed += batch.renewed();
            unreadable += batch.unreadable();
        }
        if (renewed > 0) {
            LOG.info("{}: {} texts sealed with the active key", table.purpose(column), renewed);
        }
        if (unreadable > 0) {
            LOG.error("{}: {} texts do not open with the keys given", table.purpose(column), unreadable);
        }
        return renewed;
    }

    private Batch renew(SealedTable table, String column, Object after) {
        String purpose = table.purpose(column);
        List<Row> rows = rowsWithOldKeys(table, column, after);
        int renewed = 0;
        int unreadable = 0;
        for (Row row : rows) {
            try {
                Sealed fresh = personal.seal(purpose, personal.open(purpose, new Sealed(row.stored())));
                renewed += database.update(
                        "UPDATE %s SET %s = ? WHERE %s = ? AND %s = ?"
                                .formatted(table.table(), column, table.key(), column),
                        fresh.stored(),
                        row.key(),
                        row.stored());
            } catch (UnreadableTextException e) {
                unreadable++;
            }
        }
        return new Batch(rows.isEmpty() ? after : rows.getLast().key(), renewed, unreadable, rows.size() == BATCH);
    }

    private List<Row> rowsWithOldKeys(SealedTable table, String column, Object after) {
        String select =
                "SELECT %s, %s FROM %s WHERE %s NOT LIKE ?".formatted(table.key(), column, table.table(), column);
        String order = " ORDER BY " + table.key() + " LIMIT " + BATCH;
        String active = keys.active() + ".%";
        return after == null
                ? database.query(select + order, (row, number) -> new Row(row.getObject(1), row.getString(2)), active)
                : database.query(
                        select + " AND " + table.key() + " > ?" + order,
                        (row, number) -> new Row(row.getObject(1), row.getString(2)),
                        active,
                        after);
    }

    private record Row(Object key, String stored) {}

    /** @param last the key of its last row, where the next one begins */
    private record Batch(Object last, int renewed, int unreadable, boolean more) {}
}
