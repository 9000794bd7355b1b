package cn.goodnetizen.account;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells both sides of an absence on every page that it is on. */
@ControllerAdvice(annotations = Controller.class)
class AbsenceBanner {

    private final ObjectProvider<Absences> absences;

    /** @param absences asked for late: a slice test of one page has none */
    AbsenceBanner(ObjectProvider<Absences> absences) {
        this.absences = absences;
    }

    @ModelAttribute("absences")
    List<Absences.Cover> absences(@AuthenticationPrincipal AccountPrincipal me) {
        Absences known = absences.getIfAvailable();
        return me == null || known == null ? List.of() : known.concerning(me.username());
    }
}
