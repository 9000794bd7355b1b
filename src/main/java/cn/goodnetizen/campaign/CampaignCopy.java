package cn.goodnetizen.campaign;

import cn.goodnetizen.campaign.InvalidCampaignDefinitionException.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A campaign carried over to another year, to be looked at before it is saved: every date on the same month and day,
 * the publicity period counted anew in working days, the year replaced in titles, texts and file names.
 *
 * @param definition the new campaign, not yet checked by a person
 * @param changes everything that differs from the campaign it was copied from, in the order of the YAML
 * @param problems what is wrong with the new campaign; it cannot be used before these are mended
 */
public record CampaignCopy(CampaignDefinition definition, List<Change> changes, List<Problem> problems) {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    public CampaignCopy {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
    }

    /**
     * @param path in the YAML
     * @param note in Chinese: the day of the week and what to look at, empty for texts
     */
    public record Change(String path, String old, String now, String note) {}

    /**
     * @param holidays the public holidays of the new year
     * @throws IllegalArgumentException when the year is the campaign's own
     */
    public static CampaignCopy forYear(CampaignDefinition definition, int year, HolidayCalendar holidays) {
        if (year == definition.year()) {
            throw new IllegalArgumentException("the campaign is already that of " + year);
        }
        return new Shift(definition.year(), year, holidays).of(definition);
    }

    /** The text of a notice for another year: the year itself is replaced, everything else is for a person to edit. */
    public static String textForYear(String text, int from, int to) {
        return yearPattern(from).matcher(text).replaceAll(Integer.toString(to));
    }

    private static Pattern yearPattern(int year) {
        return Pattern.compile("(?<!\\d)" + year + "(?!\\d)");
    }

    private static final class Shift {

        private final int from;
        private final int to;
        private final WorkingDays workingDays;
        private final List<Change> changes = new ArrayList<>();

        private Shift(int from, int to, HolidayCalendar holidays) {
            this.from = from;
            this.to = to;
            this.workingDays = new WorkingDays(holidays);
        }

        private CampaignCopy of(CampaignDefinition definition) {
            ObjectNode tree = (ObjectNode) CampaignYaml.tree(definition);
            change("year", Integer.toString(from), Integer.toString(to), "");
            tree.put("year", to);
            // The holidays of the old year mean nothing in the new one.
            tree.remove("holidays");
            shift("", tree);
            publicity(definition, (ObjectNode) tree.get("calendar"));
            change(
                    "holidays",
                    definition.holidays().source(),
                    workingDays.holidays().source(),
                    "整体替换为新一年的放假安排");
            tree.set("holidays", CampaignYaml.tree(workingDays.holidays()));
            CampaignDefinition copy = bound(tree);
            return new CampaignCopy(copy, changes, DefinitionRules.problemsOf(copy));
        }

        private void shift(String path, JsonNode node) {
            if (node instanceof ObjectNode object) {
                for (String key :
                        object.properties().stream().map(Map.Entry::getKey).toList()) {
                    String at = CampaignYaml.child(path, key);
                    if (object.get(key).isTextual()) {
                        object.put(key, shifted(at, object.get(key).textValue()));
                    } else {
                        shift(at, object.get(key));
                    }
                }
            } else if (node instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    String at = CampaignYaml.element(path, array.get(i), i);
                    if (array.get(i).isTextual()) {
                        array.set(i, TextNode.valueOf(shifted(at, array.get(i).textValue())));
                    } else {
                        shift(at, array.get(i));
                    }
                }
            }
        }

        private String shifted(String path, String value) {
            if (DAY.matcher(value).matches()) {
                // 02-29 falls on 02-28 in a year without it.
                LocalDate day = LocalDate.parse(value).plusYears((long) to - from);
                change(path, value, day.toString(), note(day));
                return day.toString();
            }
            String text = textForYear(value, from, to);
            if (!text.equals(value)) {
                change(path, value, text, "");
            }
            return text;
        }

        /** The only period of the notice in working days: its begin moves to one, its end is counted from there. */
        private void publicity(CampaignDefinition old, ObjectNode calendar) {
            LocalDate opens = workingDays.onOrAfter(
                    LocalDate.parse(calendar.get("publicity-opens-on").textValue()));
            LocalDate closes = workingDays.lastOf(opens, old.calendar().publicityWorkingDays());
            replace(calendar, "publicity-opens-on", opens, "，移至首个工作日");
            replace(
                    calendar,
                    "publicity-closes-on",
                    closes,
                    "，按 " + old.calendar().publicityWorkingDays() + " 个工作日重新计算");
        }

        private void replace(ObjectNode calendar, String key, LocalDate day, String why) {
            if (day.toString().equals(calendar.get(key).textValue())) {
                return;
            }
            String path = CampaignYaml.child("calendar", key);
            calendar.put(key, day.toString());
            changes.replaceAll(change -> change.path().equals(path)
                    ? new Change(path, change.old(), day.toString(), note(day) + why)
                    : change);
        }

        private String note(LocalDate day) {
            DayOfWeek weekday = day.getDayOfWeek();
            String name = weekday.getDisplayName(TextStyle.FULL, Locale.SIMPLIFIED_CHINESE);
            return workingDays.isWorkingDay(day) ? name : name + "，休息日，请核对";
        }

        private void change(String path, String old, String now, String note) {
            changes.add(new Change(path, old, now, note));
        }

        private static CampaignDefinition bound(JsonNode tree) {
            try {
                return CampaignYaml.bind(tree, CampaignDefinition.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a shifted campaign no longer has its shape", e);
            }
        }
    }
}
