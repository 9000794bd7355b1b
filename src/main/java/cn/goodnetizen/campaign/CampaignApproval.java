package cn.goodnetizen.campaign;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What one of the two organisers said to a draft, in one round of approval. */
@Entity
@Table(name = "campaign_approvals")
class CampaignApproval {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long campaignId;
    private int round;
    private String approverCode;
    private boolean approved;
    private String reason;
    private Instant decidedAt;

    protected CampaignApproval() {}

    CampaignApproval(
            long campaignId, int round, String approverCode, boolean approved, String reason, Instant decidedAt) {
        this.campaignId = campaignId;
        this.round = round;
        this.approverCode = approverCode;
        this.approved = approved;
        this.reason = reason;
        this.decidedAt = decidedAt;
    }

    int round() {
        return round;
    }

    String approverCode() {
        return approverCode;
    }

    boolean approved() {
        return approved;
    }

    String reason() {
        return reason;
    }

    Instant decidedAt() {
        return decidedAt;
    }
}
