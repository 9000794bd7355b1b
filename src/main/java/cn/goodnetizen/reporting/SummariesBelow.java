package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The summaries that wait for one reviewer. */
@Component
class SummariesBelow {

    private final Reports reports;
    private final ReportFiles files;
    private final Recordings recordings;
    private final ReportAccess access;
    private final ReportWording wording;
    private final Campaigns campaigns;
    private final Organization organization;

    SummariesBelow(
            Reports reports,
            ReportFiles files,
            Recordings recordings,
            ReportAccess access,
            ReportWording wording,
            Campaigns campaigns,
            Organization organization) {
        this.reports = reports;
        this.files = files;
        this.recordings = recordings;
        this.access = access;
        this.wording = wording;
        this.campaigns = campaigns;
        this.organization = organization;
    }

    @Transactional(readOnly = true)
    SummariesPage page(AccountPrincipal me) {
        List<Line> lines = campaigns
                .running()
                .map(campaign -> reports
                        .findByCampaignIdAndKindAndReviewerCodeAndStateOrderById(
                                campaign.id(), ReportKind.SUMMARY, me.unitCode(), ReportState.IN_REVIEW)
                        .stream()
                        .map(this::line)
                        .toList())
                .orElse(List.of());
        return new SummariesPage(organization.unit(me.unitCode()), access.acts(me), lines);
    }

    private Line line(Report report) {
        return new Line(
                report.id(),
                organization.unit(report.unitCode()),
                report.handedInAt(),
                report.late(),
                recordings.of(report).isPresent(),
                wording.excerpt(report.summaryText()),
                files.countByReportId(report.id()));
    }

    record SummariesPage(Unit unit, boolean acts, List<Line> lines) {}

    record Line(
            long reportId, Unit unit, Instant handedInAt, boolean late, boolean recorded, String excerpt, long files) {}
}
