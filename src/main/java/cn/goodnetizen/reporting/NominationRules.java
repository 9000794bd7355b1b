package cn.goodnetizen.reporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.Errors;

/**
 * What a 推荐表 must fulfil before it may go up: every column but 备注 filled, a number that can be called, nobody twice,
 * and the lines below the table. Messages stand beside the field and name field, limit and value.
 */
@Component
class NominationRules {

    private static final Pattern ROW = Pattern.compile("rows\\[(\\d+)]");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern LANDLINE = Pattern.compile("0\\d{2,3}-?\\d{7,8}(-\\d{1,6})?");

    /** @param stored the rows as stored, by id; those that are not open are compared with, not checked */
    void check(NominationTable table, Map<Long, ReportView.Row> stored, Errors errors) {
        checkRows(table, stored, errors);
        require("filledBy", "填表人姓名", table.filledBy(), errors);
        require("filledByPost", "职务", table.filledByPost(), errors);
        require("filledByContact", "联系方式", table.filledByContact(), errors);
    }

    /** What is wrong first in a table as it is stored, and where, in words; empty when it may go up. */
    Optional<String> firstFault(List<ReportView.Row> stored, ReportView report) {
        NominationTable table = NominationTable.of(stored, report);
        Errors errors = new BeanPropertyBindingResult(table, "table");
        check(table, stored.stream().collect(Collectors.toMap(ReportView.Row::id, Function.identity())), errors);
        return errors.getFieldErrors().stream().findFirst().map(fault -> {
            Matcher row = ROW.matcher(fault.getField());
            return (row.lookingAt() ? "第 " + (Integer.parseInt(row.group(1)) + 1) + " 行" : "表下方")
                    + fault.getDefaultMessage();
        });
    }

    /** As {@link #check}, the rows alone. */
    void checkRows(NominationTable table, Map<Long, ReportView.Row> stored, Errors errors) {
        List<Placed> seen = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            NominationTable.Row row = table.rows().get(i);
            ReportView.Row kept = row.rowId() == null ? null : stored.get(row.rowId());
            boolean closed = kept != null && !kept.open();
            if (!closed && row.blank()) {
                continue;
            }
            Placed placed = new Placed(i + 1, closed ? kept.nominee() : row.nominee());
            if (!closed) {
                checkColumns("rows[" + i + "].", placed, errors);
                checkOnce("rows[" + i + "].", placed, seen, errors);
            }
            seen.add(placed);
        }
    }

    private static void checkColumns(String row, Placed placed, Errors errors) {
        Nominee nominee = placed.nominee();
        require(row + "personName", "达人姓名", nominee.personName(), errors);
        require(row + "employer", "单位", nominee.employer(), errors);
        require(row + "platform", "参赛平台", nominee.platform(), errors);
        require(row + "accountNickname", "账号昵称", nominee.accountNickname(), errors);
        require(row + "phone", "手机号", nominee.phone(), errors);
        if (!nominee.phone().isEmpty() && !callable(nominee.phone())) {
            String digits = nominee.phone().replaceAll("\\D", "");
            errors.rejectValue(
                    row + "phone",
                    "phone",
                    "手机号应为 11 位手机号码，或带区号的固定电话；填写的是“" + nominee.phone() + "”（" + digits.length() + " 位数字）");
        }
    }

    /** Spaces are only a way of writing a number. */
    private static boolean callable(String phone) {
        String number = phone.replaceAll("\\s", "");
        return MOBILE.matcher(number).matches() || LANDLINE.matcher(number).matches();
    }

    private static void checkOnce(String row, Placed placed, List<Placed> seen, Errors errors) {
        seen.stream()
                .filter(other -> other.nominee().isSamePersonAs(placed.nominee()))
                .findFirst()
                .ifPresent(other -> errors.rejectValue(
                        row + "personName",
                        "twice",
                        "第 " + placed.number() + " 行与第 " + other.number() + " 行是同一人（"
                                + placed.nominee().personName() + "），每人只能推荐一次"));
    }

    private static void require(String field, String name, String value, Errors errors) {
        // A cell that could not be read is said to be so, not to be missing.
        if (value.isEmpty() && !errors.hasFieldErrors(field)) {
            errors.rejectValue(field, "required", "请填写" + name);
        }
    }

    private record Placed(int number, Nominee nominee) {}
}
