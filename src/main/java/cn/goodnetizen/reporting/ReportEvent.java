package cn.goodnetizen.reporting;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One line in the history of a report. */
@Entity
@Table(name = "report_events")
class ReportEvent {

    enum Kind {
        OPENED("开始征集"),
        HANDED_IN("已报送"),
        RECORDED("上级代录"),
        RECALLED("撤回"),
        REVIEW_BEGUN("开始审核"),
        URGED("催办"),
        CALLED("已电话联系"),
        NO_NOMINATION("报告无推荐"),
        SCAN_UPLOADED("上传盖章扫描件"),
        RETURNED("退回修改"),
        ACCEPTED("审核通过"),
        CONSOLIDATED("汇总完成"),
        FORWARDED("报送上级"),
        SUPPLEMENTED("作为补报上报"),
        DEADLINE_OVER("已过截止时间"),
        DEADLINE_MOVED("调整截止日期"),
        EXTENSION_REQUESTED("申请延期"),
        EXTENSION_GRANTED("同意延期"),
        EXTENSION_REFUSED("未同意延期"),
        CLOSED_SILENTLY("到期未推荐，自动关闭"),
        MISSING("记为未报"),
        DISSOLVED("单位撤销，报送终止"),
        MERGED("单位合并，报送终止"),
        TOOK_OVER("承接并入单位的材料"),
        SUPERIOR_CHANGED("改报新的上级");

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

    private long reportId;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Kind kind;

    private String actorCode;
    private String detail;
    private Instant happenedAt;

    protected ReportEvent() {}

    ReportEvent(long reportId, Kind kind, String actorCode, String detail, Instant happenedAt) {
        this.reportId = reportId;
        this.kind = kind;
        this.actorCode = actorCode;
        this.detail = detail;
        this.happenedAt = happenedAt;
    }

    long reportId() {
        return reportId;
    }

    Kind kind() {
        return kind;
    }

    String actorCode() {
        return actorCode;
    }

    String detail() {
        return detail;
    }

    Instant happenedAt() {
        return happenedAt;
    }
}
