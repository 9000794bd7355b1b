package cn.goodnetizen.account;

import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.organization.ClosingRefusedException;
import cn.goodnetizen.organization.Closings;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.organization.UnitClosing;
import cn.goodnetizen.organization.UnitNames;
import cn.goodnetizen.organization.UnknownUnitException;
import cn.goodnetizen.paper.UnreadableOfficeFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 组织数据: the tree and its accounts, out and in as a workbook, mergers, codes that open accounts, typed names. */
@Controller
class OrganizationController {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final int NAMES_PER_PAGE = 20;

    private final OrganizationAccess access;
    private final OrganizationImports imports;
    private final Organization organization;
    private final Closings closings;
    private final UnitClosure closure;
    private final UnitNames names;
    private final StoredAccounts accounts;
    private final Activation activation;
    private final AccountSessions sessions;
    private final Clock clock;

    OrganizationController(
            OrganizationAccess access,
            OrganizationImports imports,
            Organization organization,
            Closings closings,
            UnitClosure closure,
            UnitNames names,
            StoredAccounts accounts,
            Activation activation,
            AccountSessions sessions,
            Clock clock) {
        this.access = access;
        this.imports = imports;
        this.organization = organization;
        this.closings = closings;
        this.closure = closure;
        this.names = names;
        this.accounts = accounts;
        this.activation = activation;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** @param below whose subordinates are listed; left out, those at the top of what the account looks after */
    @GetMapping("/organization")
    String tree(
            @RequestParam(required = false) String below,
            @RequestParam(defaultValue = "") String q,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        List<Unit> all = access.unitsOf(me);
        Map<String, Unit> units = all.stream().collect(Collectors.toMap(Unit::code, Function.identity()));
        Unit parent = below == null || below.isEmpty() ? null : units.get(below);
        if (below != null && !below.isEmpty() && parent == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String wanted = q.strip();
        List<UnitLine> lines = all.stream()
                .filter(unit -> wanted.isEmpty()
                        ? belongsTo(unit, parent, units)
                        : unit.name().contains(wanted)
                                || unit.shortName().contains(wanted)
                                || unit.code().contains(wanted))
                .map(unit -> line(unit, all))
                .toList();
        model.addAttribute("parent", parent);
        model.addAttribute("q", wanted);
        model.addAttribute("lines", lines);
        model.addAttribute(
                "unitCount", all.stream().filter(unit -> !unit.dissolved()).count());
        model.addAttribute(
                "dissolvedCount", all.stream().filter(Unit::dissolved).count());
        model.addAttribute("withoutCode", waiting(all).size());
        model.addAttribute("imports", imports.latest(me));
        model.addAttribute("wholeProvince", access.wholeProvince(me));
        model.addAttribute("openNames", access.wholeProvince(me) ? names.open() : 0);
        model.addAttribute(
                "history",
                closings.history().stream()
                        .filter(closed -> units.containsKey(closed.unitCode()))
                        .map(this::shown)
                        .toList());
        return "organization/tree";
    }

    /** Roots stand together with those below them: two pages for two levels would be one too many. */
    private static boolean belongsTo(Unit unit, Unit parent, Map<String, Unit> units) {
        if (parent != null) {
            return parent.code().equals(unit.superiorCode());
        }
        Unit superior = units.get(unit.superiorCode());
        return superior == null || superior.superiorCode() == null;
    }

    private UnitLine line(Unit unit, List<Unit> all) {
        List<Account> own = accounts.findByUnitCodeOrderById(unit.code());
        return new UnitLine(
                unit,
                unit.mergedInto() == null
                        ? null
                        : organization.unit(unit.mergedInto()).name(),
                all.stream()
                        .filter(other -> unit.code().equals(other.superiorCode()) && !other.dissolved())
                        .count(),
                own.stream().filter(Account::enabled).count(),
                own.stream()
                        .filter(account -> account.enabled() && account.awaitsActivation())
                        .count());
    }

    private ClosedLine shown(Closings.Closed closed) {
        return new ClosedLine(
                organization.unit(closed.unitCode()).name(),
                closed.intoCode() == null
                        ? null
                        : organization.unit(closed.intoCode()).name(),
                closed.subordinatesMoved(),
                closed.decidedBy(),
                closed.decidedAt());
    }

    @GetMapping("/organization/export")
    ResponseEntity<byte[]> export(@AuthenticationPrincipal AccountPrincipal me) throws IOException {
        access.scope(me);
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        imports.export(me, workbook);
        String name = "组织数据-" + LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")) + ".xlsx";
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(workbook.toByteArray());
    }

    @PostMapping("/organization/imports")
    String upload(
            @RequestParam(name = "workbook", required = false) MultipartFile workbook,
            @AuthenticationPrincipal AccountPrincipal me,
            RedirectAttributes flash)
            throws IOException {
        access.scope(me);
        if (workbook == null || workbook.isEmpty()) {
            flash.addFlashAttribute("flashError", "请先选择要导入的 Excel 文件（.xlsx）。");
            return "redirect:/organization";
        }
        try (InputStream content = workbook.getInputStream()) {
            return "redirect:/organization/imports/" + imports.takeIn(workbook.getOriginalFilename(), content, me);
        } catch (FileRefusedException | UnreadableOfficeFileException | OrganizationImportRefusedException e) {
            flash.addFlashAttribute("flashError", e.getMessage());
            return "redirect:/organization";
        }
    }

    @GetMapping("/organization/imports/{id}")
    String preview(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        OrganizationImport found = imports.get(id, me);
        model.addAttribute("intake", found);
        if (found.waiting()) {
            model.addAttribute("preview", imports.preview(found, me));
        }
        return "organization/import";
    }

    @PostMapping("/organization/imports/{id}/apply")
    String apply(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String state,
            @AuthenticationPrincipal AccountPrincipal me,
            RedirectAttributes flash) {
        try {
            imports.apply(id, state, me);
            sessions.endStale();
            flash.addFlashAttribute("flashSuccess", "导入完成。");
        } catch (OrganizationImportRefusedException e) {
            flash.addFlashAttribute("flashError", e.getMessage());
        }
        return "redirect:/organization/imports/" + id;
    }

    @PostMapping("/organization/imports/{id}/drop")
    String drop(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, RedirectAttributes flash) {
        try {
            imports.drop(id, me);
            flash.addFlashAttribute("flashSuccess", "已放弃这次导入，什么也没有改动。");
        } catch (OrganizationImportRefusedException e) {
            flash.addFlashAttribute("flashError", e.getMessage());
        }
        return "redirect:/organization";
    }

    @GetMapping("/organization/units/{code}")
    String unit(@PathVariable String code, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        Unit unit = access.unit(code, me);
        model.addAttribute("unit", unit);
        model.addAttribute("superior", unit.superiorCode() == null ? null : organization.unit(unit.superiorCode()));
        model.addAttribute("successor", unit.mergedInto() == null ? null : organization.unit(unit.mergedInto()));
        model.addAttribute("subordinates", organization.subordinatesOf(code));
        model.addAttribute(
                "accounts",
                accounts.findByUnitCodeOrderById(code).stream()
                        .map(account -> new AccountLine(
                                account.username(),
                                account.displayName(),
                                account.role().title(),
                                account.enabled(),
                                account.awaitsActivation(),
                                account.username().equals(me.username())))
                        .toList());
        model.addAttribute("duties", closings.openDutiesOf(code));
        return "organization/unit";
    }

    /**
     * What would happen when the unit ends, for the choices made so far.
     *
     * @param into the unit that takes over; empty to dissolve
     */
    @GetMapping("/organization/units/{code}/closing")
    String askClosing(
            @PathVariable String code,
            @RequestParam(required = false) String into,
            @RequestParam(required = false) String subordinatesTo,
            @RequestParam(defaultValue = "disable") String accountsGo,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        Unit unit = access.unit(code, me);
        Map<String, String> successors = new LinkedHashMap<>();
        mine(unit, me).forEach(other -> successors.put(other.code(), other.name()));
        model.addAttribute("unit", unit);
        model.addAttribute("successors", successors);
        model.addAttribute("into", into);
        model.addAttribute("subordinatesTo", subordinatesTo);
        model.addAttribute("accountsGo", accountsGo);
        model.addAttribute("subordinates", organization.subordinatesOf(code));
        if (into != null) {
            try {
                UnitClosing closing = plan(unit, into, subordinatesTo, me);
                List<String> consequences = new ArrayList<>(closings.consequencesOf(closing));
                String successor =
                        closing.merges() ? organization.unit(closing.intoCode()).name() : "";
                consequences.add(closure.consequenceOf(closing, "deputies".equals(accountsGo), successor));
                model.addAttribute("closing", closing);
                model.addAttribute("successor", successor);
                model.addAttribute("consequences", consequences);
            } catch (ClosingRefusedException e) {
                model.addAttribute("refused", e.getMessage());
            }
        }
        return "organization/closing";
    }

    /** Units that may take over and that the account may see: beside the unit, or the account's own unit above it. */
    private List<Unit> mine(Unit unit, AccountPrincipal me) {
        List<String> own = access.unitsOf(me).stream().map(Unit::code).toList();
        return closings.successorsOf(unit.code()).stream()
                .filter(other -> own.contains(other.code()) || other.code().equals(me.unitCode()))
                .toList();
    }

    private UnitClosing plan(Unit unit, String into, String subordinatesTo, AccountPrincipal me) {
        String successor = into.isBlank() ? null : into;
        String receiver = subordinatesTo == null || subordinatesTo.isBlank() ? null : subordinatesTo;
        List<String> allowed = mine(unit, me).stream().map(Unit::code).toList();
        if (successor != null && !allowed.contains(successor) || receiver != null && !allowed.contains(receiver)) {
            throw new ClosingRefusedException("请从列表中选择承接的单位。");
        }
        return closings.plan(unit.code(), successor, receiver);
    }

    @PostMapping("/organization/units/{code}/closing")
    String close(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String into,
            @RequestParam(required = false) String subordinatesTo,
            @RequestParam(defaultValue = "disable") String accountsGo,
            @RequestParam(defaultValue = "-1") int subordinateCount,
            @AuthenticationPrincipal AccountPrincipal me,
            RedirectAttributes flash) {
        Unit unit = access.unit(code, me);
        try {
            UnitClosing closing = plan(unit, into, subordinatesTo, me);
            if (closing.subordinates().size() != subordinateCount) {
                throw new ClosingRefusedException("下级单位数刚刚有变化，请重新核对后再确认。");
            }
            closure.close(closing, "deputies".equals(accountsGo), me.username());
            sessions.endStale();
            flash.addFlashAttribute(
                    "flashSuccess",
                    closing.merges()
                            ? "“" + unit.name() + "”已并入“"
                                    + organization.unit(closing.intoCode()).name() + "”，任务正在移交。"
                            : "“" + unit.name() + "”已撤销。");
            return "redirect:/organization/units/" + code;
        } catch (ClosingRefusedException | UnknownUnitException e) {
            flash.addFlashAttribute("flashError", e.getMessage());
            return "redirect:/organization/units/" + code + "/closing";
        }
    }

    /** Codes for all accounts that wait for one, on a page that is seen once. */
    @PostMapping("/organization/codes")
    String codes(@AuthenticationPrincipal AccountPrincipal me, Model model) {
        return sheet(activation.issue(waiting(access.unitsOf(me)), me.username()), model);
    }

    private List<Account> waiting(List<Unit> units) {
        List<String> codes = units.stream().map(Unit::code).toList();
        return activation.withoutCode().stream()
                .filter(account -> codes.contains(account.unitCode()))
                .toList();
    }

    @GetMapping("/organization/accounts/{username}/reset")
    String askReset(@PathVariable String username, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        Account account = account(username, me);
        model.addAttribute("account", account.toPrincipal());
        model.addAttribute("unit", organization.unit(account.unitCode()));
        return "organization/reset";
    }

    @PostMapping("/organization/accounts/{username}/reset")
    String reset(@PathVariable String username, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        Activation.Issued issued = activation.reset(account(username, me), me.username());
        sessions.endAll(username);
        return sheet(List.of(issued), model);
    }

    private Account account(String username, AccountPrincipal me) {
        Account account = accounts.findByUsername(username)
                .filter(found -> !found.username().equals(me.username()) && found.enabled())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        access.unit(account.unitCode(), me);
        return account;
    }

    private static String sheet(List<Activation.Issued> issued, Model model) {
        model.addAttribute("issued", issued);
        model.addAttribute("days", Activation.DAYS);
        return "organization/codes";
    }

    @GetMapping("/organization/names")
    String names(
            @RequestParam(defaultValue = "false") boolean decided,
            @RequestParam(defaultValue = "0") long after,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        access.requireWholeProvince(me);
        List<UnitNames.TypedName> found = names.list(decided, after, NAMES_PER_PAGE + 1);
        boolean more = found.size() > NAMES_PER_PAGE;
        List<UnitNames.TypedName> page = more ? found.subList(0, NAMES_PER_PAGE) : found;
        model.addAttribute("names", page);
        model.addAttribute("decided", decided);
        model.addAttribute("open", names.open());
        model.addAttribute(
                "older",
                more
                        ? "/organization/names?decided=" + decided + "&after="
                                + page.getLast().id()
                        : null);
        model.addAttribute("newer", after > 0 ? "/organization/names?decided=" + decided : null);
        model.addAttribute(
                "units",
                organization.all().stream().filter(unit -> !unit.dissolved()).toList());
        return "organization/names";
    }

    /** @param unit the code of the unit; {@code foreign} when it is none of the province, {@code open} to ask again */
    @PostMapping("/organization/names/{id}")
    String decideName(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String unit,
            @AuthenticationPrincipal AccountPrincipal me,
            RedirectAttributes flash) {
        access.requireWholeProvince(me);
        boolean reopened = unit.equals("open");
        try {
            if (reopened) {
                names.reopen(id);
                flash.addFlashAttribute("flashSuccess", "已退回待对照。");
            } else if (unit.isBlank()) {
                flash.addFlashAttribute("flashError", "请选择一个单位，或点“不是本省单位”。");
            } else {
                String code = unit.equals("foreign") ? null : unit;
                names.decide(id, code, me.username());
                flash.addFlashAttribute(
                        "flashSuccess",
                        code == null
                                ? "已记为“不是本省单位”。"
                                : "已对照到“" + organization.unit(code).name() + "”，相同写法今后自动识别。");
            }
        } catch (UnknownUnitException | ClosingRefusedException e) {
            flash.addFlashAttribute("flashError", Objects.requireNonNull(e.getMessage()));
        }
        return "redirect:/organization/names" + (reopened ? "?decided=true" : "");
    }

    record UnitLine(Unit unit, String successor, long subordinates, long accounts, long waiting) {}

    record ClosedLine(String unit, String successor, int subordinatesMoved, String decidedBy, Instant decidedAt) {}

    record AccountLine(
            String username, String displayName, String roleTitle, boolean enabled, boolean waiting, boolean own) {}
}
