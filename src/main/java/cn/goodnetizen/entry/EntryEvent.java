package cn.goodnetizen.entry;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One line in the history of an entry. */
@Entity
@Table(name = "entry_events")
class EntryEvent {

    enum Kind {
        HANDED_IN("提交作品"),
        IN_GRACE("截止前开始上传，在宽限时间内提交"),
        MUST_MEND("检测后须修改"),
        TO_REVIEW("转初审"),
        REVIEWER_CHANGED("初审单位变更"),
        REVIEW_WAITS("初审等待超过 3 天，已提醒"),
        REVIEW_OVERDUE("初审等待超过 5 天，已告知主办方"),
        ACCEPTED("初审通过"),
        RETURNED("退回修改"),
        REJECTED("初审未通过"),
        LAPSED("未按时修改，参赛终止"),
        WITHDRAWN("撤回作品"),
        DISQUALIFIED("取消参赛资格"),
        FROZEN("进入评审作品库"),
        HIDDEN("停止公开展示"),
        SHOWN_AGAIN("恢复公开展示"),
        IMPORTED("由新湖南 APP 导入"),
        CLAIM_ASKED("申请认领"),
        CLAIMED("认领已确认，由本人办理"),
        CLAIM_REFUSED("认领未确认：不是本人"),
        OWNER_LEFT("参赛者已注销账号"),
        UNMASKED("查看完整个人信息");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long entryId;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Kind kind;

    private String actor;
    private String detail;
    private Instant happenedAt;

    protected EntryEvent() {}

    EntryEvent(long entryId, Kind kind, String actor, String detail, Instant happenedAt) {
        this.entryId = entryId;
        this.kind = kind;
        this.actor = actor;
        this.detail = detail;
        this.happenedAt = happenedAt;
    }

    public Kind kind() {
        return kind;
    }

    /** A unit's post or “参赛者”; never a person's name. */
    public String actor() {
        return actor;
    }

    public String detail() {
        return detail;
    }

    public Instant happenedAt() {
        return happenedAt;
    }
}
