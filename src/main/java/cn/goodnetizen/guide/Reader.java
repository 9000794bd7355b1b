package cn.goodnetizen.guide;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Who reads a handout: people with the same work before them. */
public enum Reader {
    @JsonProperty("grassroots")
    GRASSROOTS,
    @JsonProperty("superior")
    SUPERIOR,
    @JsonProperty("organiser")
    ORGANISER,
    @JsonProperty("manager")
    MANAGER;

    /** As it stands in addresses and in {@code guide.yaml}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Reader of(AccountPrincipal me, boolean superior) {
        if (me.role() == Role.MANAGER) {
            return MANAGER;
        }
        if (me.role() == Role.ORGANISER) {
            return ORGANISER;
        }
        return superior ? SUPERIOR : GRASSROOTS;
    }
}
