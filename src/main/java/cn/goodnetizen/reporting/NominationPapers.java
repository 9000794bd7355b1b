package cn.goodnetizen.reporting;

import cn.goodnetizen.campaign.CampaignDefinition;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.ReportRules;
import cn.goodnetizen.organization.Organization;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a unit's 推荐表 on paper: the table as it is stored, and the empty one to fill in. */
@Component
class NominationPapers {

    private static final ReportHandIn.Signature UNSIGNED = new ReportHandIn.Signature("", "", "");

    private final NominationRows rows;
    private final Campaigns campaigns;
    private final Organization organization;

    NominationPapers(NominationRows rows, Campaigns campaigns, Organization organization) {
        this.rows = rows;
        this.campaigns = campaigns;
        this.organization = organization;
    }

    /** The table as it is stored; rows that were left out are not on it. */
    @Transactional(readOnly = true)
    NominationPaper.Content filled(Report report) {
        return of(
                report,
                rows.findByReportIdOrderByRowNo(report.id()).stream()
                        .filter(row -> row.state() != RowState.LEFT_OUT)
                        .map(NominationRow::nominee)
                        .toList());
    }

    /** These people in the unit's name, signed as its table is. */
    NominationPaper.Content of(Report report, List<Nominee> nominees) {
        return content(report, nominees, ReportHandIn.Signature.of(report));
    }

    /** One empty sheet. */
    NominationPaper.Content empty(Report report) {
        return content(report, List.of(), UNSIGNED);
    }

    private NominationPaper.Content content(Report report, List<Nominee> nominees, ReportHandIn.Signature signature) {
        CampaignDefinition definition = campaigns.definition(report.campaignId());
        ReportRules.Nomination form = definition.reports().nomination();
        return new NominationPaper.Content(
                form,
                organization.unit(report.unitCode()).name(),
                nominees,
                signature,
                report.dueDay(),
                mailbox(definition, report.superiorCode()));
    }

    /** Of the unit that receives the table; where the campaign names none, the organiser's as the annex has it. */
    private static String mailbox(CampaignDefinition definition, String receiverCode) {
        List<CampaignDefinition.Contact> contacts = definition.contacts();
        return contacts.stream()
                .filter(contact -> contact.code().equals(receiverCode))
                .findFirst()
                .orElseGet(contacts::getFirst)
                .email();
    }
}
