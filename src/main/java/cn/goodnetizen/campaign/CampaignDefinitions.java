package cn.goodnetizen.campaign;

import cn.goodnetizen.campaign.InvalidCampaignDefinitionException.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads campaign definitions and the texts beside them, and writes them back. Lets only valid ones through. */
@Component
public class CampaignDefinitions {

    /**
     * The definition shipped for a year.
     *
     * @throws IllegalArgumentException when none is shipped
     * @throws InvalidCampaignDefinitionException naming all its problems
     */
    public CampaignDefinition shipped(int year) {
        return read(text("campaigns/" + year + ".yaml"));
    }

    /**
     * Reads a definition. Mistakes of form (unknown, missing or mistyped keys) are reported all together; only when there
     * are none, those of content are, again all together.
     *
     * @throws InvalidCampaignDefinitionException naming all problems, each with its YAML path
     */
    public CampaignDefinition read(String yaml) {
        JsonNode tree = CampaignYaml.parse(yaml);
        refuse(DefinitionShape.problemsOf(tree, CampaignDefinition.class));
        CampaignDefinition definition = bind(tree, CampaignDefinition.class);
        refuse(DefinitionRules.problemsOf(definition));
        return definition;
    }

    /** The definition as YAML that {@link #read} gives back unchanged; comments are not kept. */
    public String write(CampaignDefinition definition) {
        return CampaignYaml.write(definition);
    }

    /** What is wrong with the content of a definition; empty when it may be used. */
    public List<Problem> problemsOf(CampaignDefinition definition) {
        return DefinitionRules.problemsOf(definition);
    }

    /** The public holidays shipped for a year, if they are announced already. */
    public Optional<HolidayCalendar> holidays(int year) {
        String resource = "campaigns/holidays-" + year + ".yaml";
        return CampaignDefinitions.class.getClassLoader().getResource(resource) == null
                ? Optional.empty()
                : Optional.of(readHolidays(text(resource)));
    }

    /**
     * Reads public holidays as they are announced each autumn.
     *
     * @throws InvalidCampaignDefinitionException naming all problems
     */
    public HolidayCalendar readHolidays(String yaml) {
        JsonNode tree = CampaignYaml.parse(yaml);
        refuse(DefinitionShape.problemsOf(tree, HolidayCalendar.class));
        HolidayCalendar holidays = bind(tree, HolidayCalendar.class);
        refuse(DefinitionRules.problemsOf(holidays, ""));
        return holidays;
    }

    /**
     * A text of the campaign as Markdown, for example {@link CampaignDefinition#noticeFile()}.
     *
     * @throws IllegalArgumentException when no such text is shipped
     */
    public String text(String resource) {
        try (InputStream in = CampaignDefinitions.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T bind(JsonNode tree, Class<T> type) {
        try {
            return CampaignYaml.bind(tree, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the shape was checked and still does not fit", e);
        }
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidCampaignDefinitionException(problems);
        }
    }
}
