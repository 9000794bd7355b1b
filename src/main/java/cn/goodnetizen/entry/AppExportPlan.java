package cn.goodnetizen.entry;

import cn.goodnetizen.entry.AppExportWorks.Work;
import java.util.Comparator;
import java.util.List;
import org.springframework.lang.Nullable;

/** What an import would do, row by row, as things stand. */
record AppExportPlan(List<Outcome> outcomes) {

    AppExportPlan {
        outcomes = List.copyOf(outcomes);
    }

    /** What becomes of a row; those that people must look at come first. */
    enum Kind {
        WRONG("有误，不导入", "returned"),
        CHANGED("更新", "review"),
        DRAFT("仅有链接，待本人认领并补充", "waiting"),
        HANDED_IN("新增并提交", "accepted"),
        UNCHANGED("已导入，无变化", "none");

        private final String label;
        private final String badge;

        Kind(String label, String badge) {
            this.label = label;
            this.badge = badge;
        }

        public String label() {
            return label;
        }

        public String badge() {
            return badge;
        }
    }

    /**
     * @param app what the app said of the work before; null for a new one
     * @param work the file that is handed in; null for none
     * @param problems as in the row, and those that only the campaign and its files show
     * @param changes what the import changes, in words
     * @param warnings what people should know
     */
    record Outcome(
            AppExportRow row,
            Kind kind,
            @Nullable AppExportEntry app,
            @Nullable Work work,
            @Nullable String unitCode,
            List<AppExportRow.Problem> problems,
            List<String> changes,
            List<String> warnings) {

        Outcome {
            problems = List.copyOf(problems);
            changes = List.copyOf(changes);
            warnings = List.copyOf(warnings);
        }

        boolean changesAnything() {
            return kind != Kind.WRONG && kind != Kind.UNCHANGED;
        }

        /** Nobody's name gets into a log. */
        @Override
        public String toString() {
            return row + " " + kind;
        }
    }

    record Counts(int handedIn, int drafts, int changed, int unchanged, int wrong, int warned) {

        public int toDo() {
            return handedIn + drafts + changed;
        }

        public int all() {
            return toDo() + unchanged + wrong;
        }
    }

    Counts counts() {
        return new Counts(
                count(Kind.HANDED_IN),
                count(Kind.DRAFT),
                count(Kind.CHANGED),
                count(Kind.UNCHANGED),
                count(Kind.WRONG),
                (int) outcomes.stream()
                        .filter(outcome -> !outcome.warnings().isEmpty())
                        .count());
    }

    private int count(Kind kind) {
        return (int) outcomes.stream().filter(outcome -> outcome.kind() == kind).count();
    }

    /** Those that somebody should look at first, in the order of the table otherwise. */
    List<Outcome> worstFirst(int most) {
        return outcomes.stream()
                .filter(outcome ->
                        outcome.kind() != Kind.UNCHANGED || !outcome.warnings().isEmpty())
                .sorted(Comparator.comparing((Outcome outcome) -> outcome.kind() != Kind.WRONG)
                        .thenComparing(outcome -> outcome.warnings().isEmpty())
                        .thenComparing(Outcome::kind))
                .limit(most)
                .toList();
    }

    /** A fingerprint of everything that was shown. */
    String state() {
        StringBuilder all = new StringBuilder();
        for (Outcome outcome : outcomes) {
            AppExportRow row = outcome.row();
            all.append(List.of(
                            row.place(),
                            outcome.kind(),
                            String.valueOf(row.track()),
                            row.name(),
                            row.phone(),
                            row.unit(),
                            row.title(),
                            String.valueOf(row.link()),
                            String.valueOf(row.appId()),
                            String.valueOf(row.plays()),
                            String.valueOf(row.likes()),
                            outcome.work() == null ? "" : outcome.work().sha256(),
                            outcome.problems(),
                            outcome.changes(),
                            outcome.warnings()))
                    .append('\n');
        }
        return AppExportKey.sha256(all.toString());
    }
}
