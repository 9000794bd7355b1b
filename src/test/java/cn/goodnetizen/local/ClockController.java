package cn.goodnetizen.local;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /dev/clock}: shows the simulated time and moves it forward, engine and application together. */
@Controller
@Profile(LocalPlatform.PROFILE)
@RequestMapping("/dev/clock")
class ClockController {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);

    private final SimulatedTime time;
    private final Clock applicationClock;
    private final UpcomingMoments moments;

    /** A line of the page. */
    record Line(String label, String at, String iso, long days) {}

    ClockController(SimulatedTime time, Clock applicationClock, UpcomingMoments moments) {
        this.time = time;
        this.applicationClock = applicationClock;
        this.moments = moments;
    }

    @GetMapping
    String show(Model model) {
        OffsetDateTime now = time.now();
        List<Line> upcoming = moments.after(now).stream()
                .map(moment -> new Line(
                        moment.label(),
                        ChineseTime.ofDeadline(moment.at()),
                        moment.at().toString(),
                        Duration.between(now, moment.at()).toDays()))
                .toList();
        model.addAttribute("engineTime", ChineseTime.of(now));
        model.addAttribute("applicationTime", ChineseTime.of(OffsetDateTime.now(applicationClock)));
        model.addAttribute("upcoming", upcoming);
        model.addAttribute(
                "earliest",
                now.withOffsetSameInstant(SHANGHAI)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .plusMinutes(1)
                        .toString());
        return "dev/clock";
    }

    @PostMapping("/next")
    String next(RedirectAttributes messages) {
        List<UpcomingMoments.Moment> upcoming = moments.after(time.now());
        if (upcoming.isEmpty()) {
            messages.addFlashAttribute("refused", "活动的时点都已过去，请自选时间");
            return "redirect:/dev/clock";
        }
        return jump(upcoming.getFirst().at(), messages);
    }

    @PostMapping("/forward")
    String forward(@RequestParam Duration by, RedirectAttributes messages) {
        return jump(time.now().plus(by), messages);
    }

    @PostMapping("/to")
    String to(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) OffsetDateTime moment,
            RedirectAttributes messages) {
        return jump(moment, messages);
    }

    @PostMapping("/chosen")
    String chosen(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) LocalDateTime moment,
            RedirectAttributes messages) {
        return jump(moment.atOffset(SHANGHAI), messages);
    }

    private String jump(OffsetDateTime target, RedirectAttributes messages) {
        try {
            time.jumpTo(target);
            messages.addFlashAttribute("done", "时钟已拨到 " + ChineseTime.ofDeadline(target));
        } catch (SimulatedTime.NotForward e) {
            messages.addFlashAttribute("refused", e.getMessage());
        }
        return "redirect:/dev/clock";
    }
}
