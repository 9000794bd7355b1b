package cn.goodnetizen.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;

/** Every part of the look on one page, at {@code /dev/style} in the local run; it exists in test scope only. */
@Controller
class StylePageController {

    private final Clock clock;

    StylePageController(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/dev/style")
    String show(Model model) {
        model.addAttribute("sample", new Sample(null, null, null, null, null, null, List.of(new SampleRow("", ""))));
        return page(model);
    }

    @PostMapping("/dev/style")
    String check(@Valid @ModelAttribute("sample") Sample sample, BindingResult errors, Model model) {
        if (!errors.hasErrors()) {
            model.addAttribute("flashSuccess", "已保存。");
        }
        return page(model);
    }

    private String page(Model model) {
        var today = LocalDate.now(clock);
        model.addAttribute("calm", today.plusDays(12));
        model.addAttribute("soon", today.plusDays(3));
        model.addAttribute("today", today);
        model.addAttribute("late", today.minusDays(2));
        return "style-page";
    }

    record Sample(
            @NotBlank @Size(max = 20) String filledBy,
            @NotNull LocalDate until,
            String kind,
            String platform,
            @NotBlank String summary,
            MultipartFile attachment,
            @Valid List<SampleRow> rows) {}

    record SampleRow(@NotBlank String name, String nickname) {}
}
