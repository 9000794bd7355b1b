package cn.goodnetizen.entry;

import cn.goodnetizen.personal.PersonalData;
import cn.goodnetizen.personal.Sealed;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.springframework.stereotype.Component;

/** Keeps a form as it was typed, sealed: names of members and accounts stand in it. */
@Component
class DraftText {

    /** A form of an older release may have fields that this one no longer knows. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final PersonalData personal;

    DraftText(PersonalData personal) {
        this.personal = personal;
    }

    Sealed seal(EntryForm form) {
        try {
            return personal.seal(EntryTable.DRAFT, JSON.writeValueAsString(form));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a form is text", e);
        }
    }

    EntryForm open(Entry entry) {
        try {
            return JSON.readValue(personal.open(EntryTable.DRAFT, entry.draft()), EntryForm.class)
                    .withVersion(entry.draftVersion());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the draft of entry " + entry.id() + " is no form", e);
        }
    }
}
