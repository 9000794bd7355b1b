package cn.goodnetizen.dashboard;

import cn.goodnetizen.campaign.ReportKind;
import java.time.LocalDate;
import org.springframework.lang.Nullable;

/**
 * A day ahead on which something ends.
 *
 * @param title what ends
 * @param who whom it concerns
 * @param kind the kind of report that is due; null for the phases of the campaign
 */
record Milestone(
        LocalDate day, String title, String who, @Nullable ReportKind kind) {}
