package cn.goodnetizen.reporting;

import cn.goodnetizen.account.HandoverDuty;
import cn.goodnetizen.account.HandoverRecord;
import cn.goodnetizen.wording.ChineseDates;
import java.util.List;

/**
 * A 交接单 in words: a paper is printed without the helpers that pages have.
 *
 * @param post 经办人: without its unit, which has a line of its own
 */
record HandoverPaper(String post, String moment, List<Line> duties) {

    static HandoverPaper of(HandoverRecord record) {
        return new HandoverPaper(
                record.post().substring(record.post().lastIndexOf(' ') + 1),
                ChineseDates.moment(record.handedOverAt()),
                record.duties().stream().map(Line::of).toList());
    }

    record Line(String name, String deadline, String state) {

        static Line of(HandoverDuty duty) {
            return new Line(
                    duty.name(), duty.dueDay() == null ? "—" : ChineseDates.deadline(duty.dueDay()), duty.state());
        }
    }
}
