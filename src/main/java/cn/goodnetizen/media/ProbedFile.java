package cn.goodnetizen.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What the probe of a version found in a stored file; a later version takes the row over. */
@Entity
@Table(name = "probed_files")
class ProbedFile {

    @Id
    private String storageName;

    private int probeVersion;

    @Convert(converter = FactsText.class)
    private MediaFacts facts;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private ProbeResult.Flaw flaw;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private ProbeResult.Hindrance hindrance;

    private Instant probedAt;

    protected ProbedFile() {}

    ProbedFile(String storageName, int probeVersion, ProbeResult result, Instant probedAt) {
        this.storageName = storageName;
        this.probeVersion = probeVersion;
        switch (result) {
            case ProbeResult.Read read -> facts = read.facts();
            case ProbeResult.Unreadable unreadable -> flaw = unreadable.why();
            case ProbeResult.Unanswered unanswered -> hindrance = unanswered.why();
        }
        this.probedAt = probedAt;
    }

    ProbeResult result() {
        if (facts != null) {
            return new ProbeResult.Read(facts);
        }
        return flaw != null ? new ProbeResult.Unreadable(flaw) : new ProbeResult.Unanswered(hindrance);
    }

    /** Written as JSON; the version of the probe says which shape it has. */
    @Converter
    static class FactsText implements AttributeConverter<MediaFacts, String> {

        private final ObjectMapper json = new ObjectMapper();

        @Override
        public String convertToDatabaseColumn(MediaFacts facts) {
            try {
                return facts == null ? null : json.writeValueAsString(facts);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a record of plain values is always written", e);
            }
        }

        @Override
        public MediaFacts convertToEntityAttribute(String text) {
            try {
                return text == null ? null : json.readValue(text, MediaFacts.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("facts of this version are not as it wrote them", e);
            }
        }
    }
}
