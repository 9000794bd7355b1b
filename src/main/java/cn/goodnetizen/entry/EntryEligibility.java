package cn.goodnetizen.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** What the decision table {@code EntryEligibility} answers, read back. */
final class EntryEligibility {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<EntryFinding>> FINDINGS = new TypeReference<>() {};

    private EntryEligibility() {}

    /** Each finding once, in the order of the table: two of its rows may find the same. */
    static List<EntryFinding> findings(String decisionOutput) {
        try {
            List<EntryFinding> found = JSON.readValue(decisionOutput, FINDINGS);
            return found == null ? List.of() : found.stream().distinct().toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the decision table answers with something else than findings", e);
        }
    }
}
