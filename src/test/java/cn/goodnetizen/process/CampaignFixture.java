package cn.goodnetizen.process;

import cn.goodnetizen.campaign.CampaignDefinitions;
import io.camunda.client.CamundaClient;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Gives each process test a database without yesterday's campaigns, and a campaign of its own. */
@TestComponent
public class CampaignFixture {

    /** In the order in which their foreign keys allow them to be emptied. */
    private static final List<String> TABLES = List.of(
            "event_publication",
            "channel_attempts",
            "channel_messages",
            "mail_codes",
            "app_entries",
            "app_imports",
            "work_likenesses",
            "entry_events",
            "entry_reviews",
            "entry_findings",
            "entry_files",
            "entry_members",
            "entries",
            "track_collections",
            "unmaskings",
            "sign_ups",
            "participants",
            "reminder_preferences",
            "invalid_mailboxes",
            "absence_covers",
            "handover_duties",
            "handovers",
            "post_holders",
            "unit_name_sightings",
            "unit_names",
            "unit_closings",
            "organization_imports",
            "activation_codes",
            "letter_attempts",
            "letters",
            "news_arrivals",
            "news_pictures",
            "news",
            "publicity_records",
            "report_events",
            "report_extensions",
            "report_files",
            "report_scans",
            "uploads",
            "probed_files",
            "web_versions",
            "fingerprints",
            "report_originals",
            "report_recordings",
            "report_urges",
            "open_tasks",
            "consolidation_choices",
            "review_choices",
            "review_rounds",
            "nomination_rows",
            "reports",
            "notice_receipts",
            "notice_forwardings",
            "notices",
            "campaign_approvals",
            "campaigns");

    private final JdbcTemplate jdbc;
    private final CampaignDefinitions definitions;
    private final CamundaClient client;

    CampaignFixture(JdbcTemplate jdbc, CampaignDefinitions definitions, CamundaClient client) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.client = client;
    }

    /** The letters to a unit in the order in which they were asked for: kind, occasion and who is in copy. */
    public List<String> lettersTo(String unitCode) {
        return jdbc.queryForList(
                "SELECT CONCAT(kind, ' ', occasion, IF(cc IS NULL, '', CONCAT(' cc ', cc))) FROM letters"
                        + " WHERE unit_code = ? ORDER BY id",
                String.class,
                unitCode);
    }

    /** As {@link #lettersTo}, to a participant. */
    public List<String> lettersToParticipant(long id) {
        return jdbc.queryForList(
                "SELECT CONCAT(kind, ' ', occasion) FROM letters WHERE recipient = ? ORDER BY id",
                String.class,
                "participant:" + id);
    }

    /** Where the engine stands, for the message of a test that waits in vain. */
    public String whereTheEngineStands() {
        var active = client.newElementInstanceSearchRequest().send().join().items().stream()
                .filter(element -> element.getEndDate() == null)
                .map(element -> element.getProcessInstanceKey() + ":" + element.getElementId())
                .toList();
        var incidents = client.newIncidentSearchRequest().send().join().items().stream()
                .map(incident -> incident.getElementId() + ": " + incident.getErrorMessage())
                .toList();
        return "active " + active + ", incidents " + incidents;
    }

    /**
     * Empties what campaigns left behind; units and accounts stay, dissolved units come back. Listeners of the test before
     * may still write: then everything is emptied once more.
     */
    public void clear() {
        for (int attempt = 1; true; attempt++) {
            try {
                jdbc.execute("UPDATE nomination_rows SET source_row_id = NULL");
                TABLES.forEach(table -> jdbc.execute("DELETE FROM " + table));
                jdbc.execute("UPDATE units SET dissolved_at = NULL, merged_into = NULL");
                return;
            } catch (CannotAcquireLockException | DataIntegrityViolationException e) {
                if (attempt == 20) {
                    throw e;
                }
            }
        }
    }

    /** Stores the campaign of 2023 as published, without its process: the report-up alone is under test. */
    public long publishedCampaign() {
        String yaml = definitions.text("campaigns/2023.yaml");
        var key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement insert = connection.prepareStatement(
                            "INSERT INTO campaigns (code, title, state, definition, approval_round, version)"
                                    + " VALUES ('2023', ?, 'PUBLISHED', ?, 1, 0)",
                            Statement.RETURN_GENERATED_KEYS);
                    insert.setString(1, definitions.read(yaml).title());
                    insert.setString(2, yaml);
                    return insert;
                },
                key);
        return Objects.requireNonNull(key.getKey()).longValue();
    }
}
