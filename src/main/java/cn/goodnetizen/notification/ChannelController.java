package cn.goodnetizen.notification;

import cn.goodnetizen.organization.Organization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.lang.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Short messages for the organisers, as {@link LetterController} shows letters. */
@Controller
@PreAuthorize("hasRole('ORGANISER')")
class ChannelController {

    static final int PAGE_SIZE = 50;

    private final ChannelMessages messages;
    private final ChannelAttempts attempts;
    private final Organization organization;

    ChannelController(ChannelMessages messages, ChannelAttempts attempts, Organization organization) {
        this.messages = messages;
        this.attempts = attempts;
        this.organization = organization;
    }

    @GetMapping("/letters/channels")
    String list(@RequestParam(required = false) Long before, Model model) {
        List<ChannelMessage> found =
                messages.findByIdLessThanOrderByIdDesc(before == null ? Long.MAX_VALUE : before, Limit.of(PAGE_SIZE));
        Map<Long, ChannelAttempt> last =
                attempts
                        .findByMessageIdInOrderById(
                                found.stream().map(ChannelMessage::id).toList())
                        .stream()
                        .collect(
                                Collectors.toMap(ChannelAttempt::messageId, attempt -> attempt, (one, later) -> later));
        model.addAttribute(
                "messages",
                found.stream()
                        .map(message -> row(message, last.get(message.id())))
                        .toList());
        model.addAttribute("newer", before == null ? null : "/letters/channels");
        model.addAttribute(
                "older",
                found.size() < PAGE_SIZE
                        ? null
                        : "/letters/channels?before=" + found.getLast().id());
        return "notification/channels";
    }

    private Row row(ChannelMessage message, @Nullable ChannelAttempt last) {
        return new Row(
                message.queuedAt(),
                organization.unit(message.unitCode()).name(),
                Channels.label(message.channel()),
                message.text(),
                last == null ? "—" : last.recipient(),
                message.state(),
                message.attempts(),
                last == null ? null : last.error());
    }

    record Row(
            Instant queuedAt,
            String unitName,
            String channel,
            String text,
            String recipient,
            LetterState state,
            int attempts,
            @Nullable String error) {}
}
