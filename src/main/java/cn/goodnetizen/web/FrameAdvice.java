package cn.goodnetizen.web;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.participant.ParticipantPrincipal;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its {@code frame}, error pages included. */
@ControllerAdvice(annotations = Controller.class)
class FrameAdvice {

    private final ObjectProvider<Organization> organization;
    private final String tasklistUrl;

    /** @param organization asked for late: a slice test of one page has none, and then shows no superior's items */
    FrameAdvice(
            ObjectProvider<Organization> organization,
            @Value("${good-netizen.tasklist-url:http://localhost:8080/tasklist}") String tasklistUrl) {
        this.organization = organization;
        this.tasklistUrl = tasklistUrl;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request) {
        return new Frame(
                signedIn(AccountPrincipal.class),
                signedIn(ParticipantPrincipal.class),
                pathOf(request),
                tasklistUrl,
                this::hasSubordinates);
    }

    private boolean hasSubordinates(String unitCode) {
        var units = organization.getIfAvailable();
        return units != null && !units.subordinatesOf(unitCode).isEmpty();
    }

    private static <T> T signedIn(Class<T> as) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && as.isInstance(authentication.getPrincipal())
                ? as.cast(authentication.getPrincipal())
                : null;
    }

    private static String pathOf(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }
}
