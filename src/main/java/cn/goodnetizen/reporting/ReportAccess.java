package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.organization.Organization;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may do what with a report, all rules in this one place. It belongs to one unit: whoever stands for that unit works
 * on it, its managers read it. The unit that receives it and everyone above that unit read it, personal data included.
 * For everybody else it does not exist.
 */
@Component
class ReportAccess {

    private final Reports reports;
    private final Organization organization;

    ReportAccess(Reports reports, Organization organization) {
        this.reports = reports;
        this.organization = organization;
    }

    /** @throws ReportNotVisibleException when there is none, or not for this account */
    @Transactional(readOnly = true)
    Report readable(long reportId, AccountPrincipal me) {
        return reports.findById(reportId)
                .filter(report -> mayRead(report, me))
                .orElseThrow(() -> new ReportNotVisibleException(reportId));
    }

    /**
     * @throws ReportNotVisibleException when the account may not even read it
     * @throws AccessDeniedException when the account may only read it
     */
    @Transactional(readOnly = true)
    Report toWorkOn(long reportId, AccountPrincipal me) {
        Report report = readable(reportId, me);
        if (!mayWorkOn(report, me)) {
            throw new AccessDeniedException("only the unit itself works on its report");
        }
        return report;
    }

    /** The report of a subordinate, whose deadline the receiving unit sets. Fails as {@link #toWorkOn}. */
    @Transactional(readOnly = true)
    Report toSchedule(long reportId, AccountPrincipal me) {
        Report report = readable(reportId, me);
        if (!maySchedule(report, me)) {
            throw new AccessDeniedException("only the receiving unit sets the deadline");
        }
        return report;
    }

    /** A report under review, which its reviewer decides on: 补报 with the level above. Fails as {@link #toWorkOn}. */
    @Transactional(readOnly = true)
    Report toReview(long reportId, AccountPrincipal me) {
        Report report = readable(reportId, me);
        if (!mayReview(report, me)) {
            throw new AccessDeniedException("only the reviewing unit decides");
        }
        return report;
    }

    boolean mayReview(Report report, AccountPrincipal me) {
        return me.unitCode().equals(report.reviewerCode()) && acts(me);
    }

    boolean mayRead(Report report, AccountPrincipal me) {
        return mayRead(report, me.unitCode());
    }

    boolean mayRead(Report report, String unitCode) {
        return report.unitCode().equals(unitCode)
                || tookOver(unitCode, report.unitCode())
                || (report.superiorCode() != null && organization.isSameOrBelow(report.superiorCode(), unitCode));
    }

    /** Whether a unit carries on for one that has merged into it, directly or through others. */
    private boolean tookOver(String unitCode, String endedCode) {
        for (String at = organization.unit(endedCode).mergedInto();
                at != null;
                at = organization.unit(at).mergedInto()) {
            if (at.equals(unitCode)) {
                return true;
            }
        }
        return false;
    }

    boolean mayWorkOn(Report report, AccountPrincipal me) {
        return isOwn(report, me) && acts(me);
    }

    boolean maySchedule(Report report, AccountPrincipal me) {
        return me.unitCode().equals(report.superiorCode()) && acts(me);
    }

    boolean isOwn(Report report, AccountPrincipal me) {
        return report.unitCode().equals(me.unitCode());
    }

    /** Managers read. */
    boolean acts(AccountPrincipal me) {
        return me.role() != Role.MANAGER;
    }
}
