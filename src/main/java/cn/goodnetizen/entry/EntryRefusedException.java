package cn.goodnetizen.entry;

import java.util.List;

/** What somebody wanted to do with an entry cannot be done; every message names field, limit and value in Chinese. */
class EntryRefusedException extends RuntimeException {

    private final transient List<FieldProblem> problems;

    EntryRefusedException(List<FieldProblem> problems) {
        super(problems.getFirst().message());
        this.problems = List.copyOf(problems);
    }

    EntryRefusedException(String message) {
        this(List.of(new FieldProblem("", message)));
    }

    List<FieldProblem> problems() {
        return problems;
    }

    /** @param field of {@link EntryForm}, with the place of a row as {@code members[1].name}; empty for the whole */
    record FieldProblem(String field, String message) {}
}
