package cn.goodnetizen.reporting;

import java.util.Arrays;

/**
 * Which rows of all units below a superior looks at. What is not said does not narrow.
 *
 * @param unit code of the unit that reported
 * @param state a state of a row, or what it waits for
 * @param mark something that makes a row worth a look
 * @param q a piece of a name, employer, platform, nickname, phone or remark
 */
record RowFilter(String unit, String state, String mark, String q, Integer page) {

    static final int ROWS_ON_A_PAGE = 50;

    RowFilter {
        unit = unit == null ? "" : unit.strip();
        state = Standing.of(state) == null ? "" : state;
        mark = Mark.of(mark) == null ? "" : mark;
        q = q == null ? "" : q.strip();
        page = page == null || page < 1 ? 1 : page;
    }

    Standing standing() {
        return Standing.of(state);
    }

    Mark marked() {
        return Mark.of(mark);
    }

    /** Where a row stands, as the reviewer sees it. */
    enum Standing {
        UNDECIDED("undecided", "待定"),
        CHOSEN("chosen", "已选结论"),
        ACCEPTED("accepted", "已通过"),
        RETURNED("returned", "退回修改"),
        LEFT_OUT("left-out", "未列入");

        private final String code;
        private final String label;

        Standing(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        static Standing of(String code) {
            return Arrays.stream(values())
                    .filter(one -> one.code.equals(code))
                    .findFirst()
                    .orElse(null);
        }
    }

    enum Mark {
        TWICE("twice", "重复"),
        LATE("late", "迟报、补报"),
        RECORDED("recorded", "代录");

        private final String code;
        private final String label;

        Mark(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        static Mark of(String code) {
            return Arrays.stream(values())
                    .filter(one -> one.code.equals(code))
                    .findFirst()
                    .orElse(null);
        }
    }
}
