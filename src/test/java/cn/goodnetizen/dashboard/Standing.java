package cn.goodnetizen.dashboard;

import static cn.goodnetizen.campaign.ReportKind.NOMINATION;
import static cn.goodnetizen.campaign.ReportKind.SUMMARY;

import cn.goodnetizen.campaign.PublishedCampaign;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.reporting.ReportsInTests;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;

/**
 * The campaign over the whole province on 2023-11-08, some days after the nominations and some before the summaries of
 * the second level are due: every state, late reports and requests for more time included.
 */
@TestComponent
class Standing {

    private final PublishedCampaign campaign;
    private final ReportsInTests reports;
    private final Organization organization;
    private final PortalWithoutEngine.SettableClock clock;
    private final List<String> silent = new ArrayList<>();
    private Long published;

    Standing(
            PublishedCampaign campaign,
            ReportsInTests reports,
            Organization organization,
            PortalWithoutEngine.SettableClock clock) {
        this.campaign = campaign;
        this.reports = reports;
        this.organization = organization;
        this.clock = clock;
    }

    /** The number of the campaign; what it stands on is made once. */
    synchronized long campaignId() {
        if (published == null) {
            published = campaign.id();
            reports.open(published, NOMINATION, "hn");
            reports.open(published, SUMMARY, "hn");
            reports.open(published, SUMMARY, "hn-wx");
            clock.set(LocalDateTime.of(2023, 10, 19, 15, 20));
            nominationsOfTheGrassroots();
            clock.set(LocalDateTime.of(2023, 10, 30, 9, 40));
            nominationsOfTheSecondLevel();
            clock.set(LocalDateTime.of(2023, 10, 29, 11, 5));
            summariesInTime();
            clock.set(LocalDateTime.of(2023, 11, 7, 16, 30));
            deadlinesPass();
            summariesAfterTheFifth();
            clock.set(LocalDateTime.of(2023, 11, 8, 10, 0));
        }
        return published;
    }

    private void deadlinesPass() {
        silent.forEach(unit -> reports.endDeadline(published, NOMINATION, unit));
    }

    private void nominationsOfTheGrassroots() {
        List<String> units = codes(3);
        for (int at = 0; at < units.size(); at++) {
            String unit = units.get(at);
            switch (at % 6) {
                case 0, 1, 2 -> {
                    reports.handInRows(published, unit, 1 + at % 4);
                    reports.accept(published, NOMINATION, unit);
                }
                case 3 -> reports.nominateNobody(published, unit);
                case 4 -> silent.add(unit);
                default -> {
                    reports.handInRows(published, unit, 2);
                    if (at % 4 == 1) {
                        reports.sendBack(published, NOMINATION, unit, "账号昵称与主页不一致，请核对。");
                    }
                }
            }
        }
    }

    private void nominationsOfTheSecondLevel() {
        List<String> units = codes(2);
        for (int at = 0; at < units.size(); at++) {
            String unit = units.get(at);
            if (unit.startsWith("hn-wx-")) {
                if (at % 3 == 0) {
                    reports.handInRows(published, unit, 2);
                } else if (at % 3 == 1) {
                    reports.nominateNobody(published, unit);
                } else {
                    silent.add(unit);
                }
            } else {
                secondLevel(NOMINATION, unit, at);
            }
        }
    }

    private void secondLevel(ReportKind kind, String unit, int at) {
        if (at % 7 == 6) {
            return;
        }
        reports.gather(published, kind, unit);
        if (at % 7 == 5) {
            return;
        }
        reports.consolidate(published, kind, unit);
        if (at % 7 == 4) {
            return;
        }
        reports.forward(published, kind, unit);
        if (at % 7 == 3) {
            reports.sendBack(published, kind, unit, "第 2 行缺少参赛平台。");
        } else if (at % 7 < 2) {
            reports.accept(published, kind, unit);
        }
    }

    private void summariesInTime() {
        List<String> units = codes(3);
        for (int at = 0; at < units.size(); at++) {
            if (at % 5 < 3) {
                reports.handInSummary(published, units.get(at));
                if (at % 5 < 2) {
                    reports.accept(published, SUMMARY, units.get(at));
                } else if (at % 2 == 0) {
                    reports.sendBack(published, SUMMARY, units.get(at), "请补充活动图片。");
                }
            }
        }
    }

    private void summariesAfterTheFifth() {
        List<String> units = codes(3);
        for (int at = 0; at < units.size(); at++) {
            if (at % 15 == 3) {
                reports.handInSummary(published, units.get(at));
            } else if (at % 15 == 4) {
                reports.askForMoreTime(published, SUMMARY, units.get(at), LocalDate.of(2023, 11, 15));
            }
        }
        reports.recordMissing(published, SUMMARY, units.get(8));
        List<String> second = codes(2);
        for (int at = 0; at < 6; at++) {
            secondLevel(SUMMARY, second.get(at), at + 1);
        }
        reports.handInSummary(published, "hn-wx-changsha");
        reports.handInSummary(published, "hn-wx-zhuzhou");
        reports.accept(published, SUMMARY, "hn-wx-zhuzhou");
    }

    private List<String> codes(int level) {
        return organization.all().stream()
                .filter(unit -> unit.level() == level)
                .map(Unit::code)
                .toList();
    }
}
