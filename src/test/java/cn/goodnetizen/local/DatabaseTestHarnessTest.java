package cn.goodnetizen.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DatabaseTest
class DatabaseTestHarnessTest {

    @Autowired
    private JdbcTemplate database;

    @Test
    void aSliceSeesTheMigratedSchemaOnARealMariaDb() {
        assertThat(database.queryForObject("SELECT VERSION()", String.class)).contains("MariaDB");
        assertThat(database.queryForObject("SELECT COUNT(*) FROM event_publication", Long.class))
                .isZero();
    }

    @Test
    void chineseTextOfAnyPlaneSurvives() {
        assertThat(database.queryForObject("SELECT CONCAT('网民', ?)", String.class, "𠮷😀"))
                .isEqualTo("网民𠮷😀");
    }
}
