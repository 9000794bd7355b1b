package cn.goodnetizen.account;

import cn.goodnetizen.account.AccountTable.AccountPlan;
import cn.goodnetizen.account.AccountTable.PlannedAccount;
import cn.goodnetizen.media.FileIntake;
import cn.goodnetizen.media.FileRemoval;
import cn.goodnetizen.media.FileStore;
import cn.goodnetizen.media.FileType;
import cn.goodnetizen.organization.FieldChange;
import cn.goodnetizen.organization.PlannedUnit;
import cn.goodnetizen.organization.RowProblem;
import cn.goodnetizen.organization.SheetRow;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.organization.UnitPlan;
import cn.goodnetizen.organization.UnitScope;
import cn.goodnetizen.organization.UnitTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ResponseStatusException;

/**
 * Units and accounts as a workbook: out, and back with a dry run. Nothing is stored before somebody has seen what would
 * happen, and then all of it or nothing.
 */
@Component
class OrganizationImports {

    private static final FileIntake WORKBOOKS = new FileIntake(Set.of(FileType.XLSX), DataSize.ofMegabytes(5));
    private static final int SHOWN = 20;

    private final StoredImports imports;
    private final FileStore files;
    private final FileRemoval removal;
    private final UnitTable units;
    private final AccountTable accounts;
    private final OrganizationAccess access;
    private final Clock clock;

    OrganizationImports(
            StoredImports imports,
            FileStore files,
            FileRemoval removal,
            UnitTable units,
            AccountTable accounts,
            OrganizationAccess access,
            Clock clock) {
        this.imports = imports;
        this.files = files;
        this.removal = removal;
        this.units = units;
        this.accounts = accounts;
        this.access = access;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    void export(AccountPrincipal me, OutputStream out) throws IOException {
        List<Unit> exported = access.unitsOf(me);
        OrganizationWorkbook.write(exported, accounts.accountsOf(exported), out);
    }

    /**
     * Keeps a workbook for its dry run.
     *
     * @return the number under which it is seen
     * @throws OrganizationImportRefusedException when it is no workbook of ours
     */
    @Transactional
    long takeIn(String fileName, InputStream content, AccountPrincipal me) throws IOException {
        access.scope(me);
        FileStore.Stored file = files.store(fileName, content, WORKBOOKS);
        files.read(file.storageName(), OrganizationWorkbook::read);
        return imports.save(new OrganizationImport(file, me, clock.instant())).id();
    }

    /** Somebody's own unit's import; for others it does not exist. */
    @Transactional(readOnly = true)
    OrganizationImport get(long id, AccountPrincipal me) {
        access.scope(me);
        return imports.findById(id)
                .filter(found -> found.unitCode().equals(me.unitCode()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Transactional(readOnly = true)
    List<OrganizationImport> latest(AccountPrincipal me) {
        return imports.findByUnitCodeOrderByIdDesc(me.unitCode(), Limit.of(SHOWN));
    }

    /** What an import would do as things stand now. */
    @Transactional(readOnly = true)
    Preview preview(OrganizationImport waiting, AccountPrincipal me) {
        UnitScope scope = access.scope(me);
        OrganizationWorkbook.Content content = content(waiting);
        UnitPlan unitPlan = units.plan(content.units(), scope);
        List<Unit> inScope = units.unitsIn(scope);
        AccountPlan accountPlan = accounts.plan(
                content.accounts(),
                unitPlan,
                inScope.stream().map(Unit::code).collect(Collectors.toSet()),
                content.units().stream().map(row -> row.text(UnitTable.CODE)).collect(Collectors.toSet()));
        return new Preview(
                unitPlan,
                accountPlan,
                lines(
                        OrganizationWorkbook.UNITS,
                        content.units(),
                        UnitTable.NAME,
                        Stream.concat(unitPlan.problems().stream(), accountPlan.unitProblems().stream()),
                        content.formulas(),
                        unitPlan.rows().stream()
                                .collect(Collectors.toMap(
                                        PlannedUnit::row, unit -> new Outcome(unit.isNew(), unit.changes())))),
                lines(
                        OrganizationWorkbook.ACCOUNTS,
                        content.accounts(),
                        AccountTable.USERNAME,
                        accountPlan.problems().stream(),
                        content.formulas(),
                        accountPlan.rows().stream()
                                .collect(Collectors.toMap(
                                        PlannedAccount::row,
                                        account -> new Outcome(account.isNew(), account.changes())))),
                content.accounts().size(),
                stateOf(inScope));
    }

    private OrganizationWorkbook.Content content(OrganizationImport waiting) {
        try {
            return files.read(waiting.storageName(), OrganizationWorkbook::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Outcome(boolean isNew, List<FieldChange> changes) {}

    private static List<Line> lines(
            String sheet,
            List<SheetRow> rows,
            String title,
            Stream<RowProblem> problems,
            List<OrganizationWorkbook.FormulaCell> formulas,
            Map<Integer, Outcome> outcomes) {
        Map<Integer, List<RowProblem>> byRow = new LinkedHashMap<>();
        Stream.concat(
                        problems,
                        formulas.stream()
                                .filter(cell -> cell.sheet().equals(sheet))
                                .map(cell -> new RowProblem(cell.row(), cell.column(), "公式", "单元格是公式，请复制后“选择性粘贴为数值”")))
                .forEach(problem -> byRow.computeIfAbsent(problem.row(), row -> new ArrayList<>())
                        .add(problem));
        List<Line> lines = new ArrayList<>();
        for (SheetRow row : rows) {
            List<RowProblem> wrong = byRow.getOrDefault(row.number(), List.of());
            Outcome outcome = outcomes.get(row.number());
            boolean added = outcome != null && outcome.isNew();
            List<FieldChange> changes = outcome == null ? List.of() : outcome.changes();
            if (!wrong.isEmpty() || added || !changes.isEmpty()) {
                lines.add(new Line(row.number(), row.text(title), added, changes, wrong));
            }
        }
        return lines;
    }

    /**
     * Stores what the dry run showed.
     *
     * @param state the state of the tree that the dry run was made against
     * @throws OrganizationImportRefusedException when the tree has changed since, a row is wrong, or nothing would change
     */
    @Transactional
    void apply(long id, String state, AccountPrincipal me) {
        get(id, me);
        units.takeTurn();
        OrganizationImport waiting = imports.lock(id).orElseThrow();
        requireWaiting(waiting);
        Preview preview = preview(waiting, me);
        if (!preview.state().equals(state)) {
            throw new OrganizationImportRefusedException("预演之后组织数据有变化，没有导入任何内容。下面是按最新数据重新预演的结果，请核对后再确认。");
        }
        if (preview.wrongRows() > 0) {
            throw new OrganizationImportRefusedException("还有 " + preview.wrongRows() + " 行有误，没有导入任何内容。");
        }
        if (!preview.changesAnything()) {
            throw new OrganizationImportRefusedException("文件与现有数据相同，没有需要导入的内容。");
        }
        units.apply(preview.units());
        accounts.apply(preview.accounts());
        waiting.applied(preview, me.username(), clock.instant());
        removal.release(waiting.storageName());
    }

    @Transactional
    void drop(long id, AccountPrincipal me) {
        get(id, me);
        OrganizationImport waiting = imports.lock(id).orElseThrow();
        requireWaiting(waiting);
        waiting.dropped(me.username(), clock.instant());
        removal.release(waiting.storageName());
    }

    private static void requireWaiting(OrganizationImport waiting) {
        if (!waiting.waiting()) {
            throw new OrganizationImportRefusedException(
                    "这次导入的状态为“" + waiting.state().label() + "”，不能再办理。");
        }
    }

    /** A fingerprint of all units and accounts that an import may touch. */
    private String stateOf(List<Unit> inScope) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            inScope.forEach(unit -> digest.update(
                    String.join("\t", UnitTable.cellsOf(unit)).concat("\n").getBytes(StandardCharsets.UTF_8)));
            accounts.accountsOf(inScope)
                    .forEach(account -> digest.update(String.join("\t", AccountTable.cellsOf(account))
                            .concat("\n")
                            .getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A row in which something would happen, or is wrong. */
    record Line(int row, String title, boolean added, List<FieldChange> changes, List<RowProblem> problems) {

        public String badge() {
            return problems.isEmpty() ? added ? "accepted" : "review" : "returned";
        }

        public String label() {
            return problems.isEmpty() ? added ? "新增" : "修改" : "有误";
        }
    }

    /** The dry run. */
    record Preview(
            UnitPlan units,
            AccountPlan accounts,
            List<Line> unitLines,
            List<Line> accountLines,
            int accountRows,
            String state) {

        public long wrongRows() {
            return Stream.concat(unitLines.stream(), accountLines.stream())
                    .filter(line -> !line.problems().isEmpty())
                    .count();
        }

        public int added() {
            return units.added().size() + accounts.added().size();
        }

        public int changed() {
            return units.changed().size() + accounts.changed().size();
        }

        public long unchanged() {
            return units.unchanged()
                    + accounts.rows().size()
                    - accounts.added().size()
                    - accounts.changed().size();
        }

        public boolean changesAnything() {
            return added() + changed() > 0;
        }

        public boolean applicable() {
            return wrongRows() == 0 && changesAnything();
        }
    }
}
