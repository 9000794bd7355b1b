package cn.goodnetizen.campaign;

import cn.goodnetizen.campaign.CampaignDefinition.OwnDefault;
import java.util.List;
import java.util.stream.IntStream;

/** The values of a campaign that the notice leaves open, numbered as the footnotes of the page that shows it. */
record OwnDefaults(List<OwnDefault> notes) {

    OwnDefaults {
        notes = List.copyOf(notes);
    }

    /** The number of the footnote for a YAML path or a part around it; null when the notice itself says the value. */
    public Integer note(String path) {
        return IntStream.range(0, notes.size())
                .filter(i -> covers(notes.get(i).path(), path))
                .mapToObj(i -> i + 1)
                .findFirst()
                .orElse(null);
    }

    public String reason(String path) {
        Integer note = note(path);
        return note == null ? null : notes.get(note - 1).reason();
    }

    private static boolean covers(String own, String path) {
        return path.equals(own) || path.startsWith(own + ".") || path.startsWith(own + "[");
    }
}
