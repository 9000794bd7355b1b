package cn.goodnetizen.notification;

import cn.goodnetizen.account.Absences;
import cn.goodnetizen.bulletin.NewsQueries;
import cn.goodnetizen.campaign.CampaignDefinition;
import cn.goodnetizen.campaign.CampaignInfo;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.NoticeDispatch;
import cn.goodnetizen.campaign.NoticeInfo;
import cn.goodnetizen.campaign.NoticePapers;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.entry.EntryDirectory;
import cn.goodnetizen.entry.EntryInfo;
import cn.goodnetizen.entry.RecommendedPeople;
import cn.goodnetizen.notification.LetterPage.Deadline;
import cn.goodnetizen.notification.LetterPage.EntryPart;
import cn.goodnetizen.notification.LetterPage.ExtensionPart;
import cn.goodnetizen.notification.LetterPage.NewsPart;
import cn.goodnetizen.notification.LetterPage.NomineesPart;
import cn.goodnetizen.notification.LetterPage.NoticePart;
import cn.goodnetizen.notification.LetterPage.OpenDuty;
import cn.goodnetizen.notification.LetterPage.ReportPart;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.participant.Participants;
import cn.goodnetizen.reporting.ReportInfo;
import cn.goodnetizen.reporting.ReportQueries;
import cn.goodnetizen.reporting.ReportState;
import cn.goodnetizen.wording.ChineseDates;
import cn.goodnetizen.wording.PortalAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.lang.Nullable;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes a letter at the moment it leaves, with what is true then: plain text, HTML, and the notice as a Word file and as it is printed. */
@Component
class LetterWriter {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final int URGENT_DAYS = 3;

    private final Organization organization;
    private final Campaigns campaigns;
    private final NoticeDispatch notices;
    private final NoticePapers papers;
    private final ReportQueries reports;
    private final NewsQueries news;
    private final EntryDirectory entries;
    private final RecommendedPeople recommended;
    private final LetterWording wording;
    private final ITemplateEngine templates;
    private final JavaMailSender mail;
    private final InvalidMailboxes mailboxes;
    private final MailProperties properties;
    private final PortalAddress portal;
    private final Clock clock;

    LetterWriter(
            Organization organization,
            Campaigns campaigns,
            NoticeDispatch notices,
            NoticePapers papers,
            ReportQueries reports,
            NewsQueries news,
            EntryDirectory entries,
            RecommendedPeople recommended,
            LetterWording wording,
            ITemplateEngine templates,
            JavaMailSender mail,
            InvalidMailboxes mailboxes,
            MailProperties properties,
            PortalAddress portal,
            Clock clock) {
        this.organization = organization;
        this.campaigns = campaigns;
        this.notices = notices;
        this.papers = papers;
        this.reports = reports;
        this.news = news;
        this.entries = entries;
        this.recommended = recommended;
        this.wording = wording;
        this.templates = templates;
        this.mail = mail;
        this.mailboxes = mailboxes;
        this.properties = properties;
        this.portal = portal;
        this.clock = clock;
    }

    /**
     * @param addressee to whom it goes
     * @param cover who stands in for the officer: gets a copy, and the letter says so; null when nobody does
     * @throws MailPreparationException when the letter's addresses or parts cannot be put together
     */
    MimeMessage write(Letter letter, Participants.Addressee addressee, @Nullable Absences.Cover cover) {
        LetterPage page = letter.toParticipant() ? participantPage(letter, addressee) : page(letter);
        MimeMessage message = mail.createMimeMessage();
        try {
            MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            helper.setFrom(properties.sender());
            helper.setTo(addressee.mailbox());
            for (String copy : copies(letter, cover)) {
                helper.addCc(copy);
            }
            helper.setSubject(letter.subject());
            helper.setSentDate(Date.from(clock.instant()));
            helper.setText(render(page, cover, ".txt"), render(page, cover, ".html"));
            if (letter.kind() == LetterKind.NOTICE) {
                NoticeInfo notice = notice(letter);
                helper.addAttachment(notice.title() + ".docx", new ByteArrayResource(papers.docx(notice)), DOCX);
                helper.addAttachment(
                        notice.title() + ".pdf", new ByteArrayResource(papers.pdf(notice)), "application/pdf");
            }
            message.setHeader("Message-ID", letter.messageId());
            message.setHeader("Auto-Submitted", "auto-generated");
            return message;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailPreparationException("letter " + letter.id() + " cannot be put together", e);
        }
    }

    /** One refused address would hold up the letter for everybody: copies go only where letters arrive. */
    private List<String> copies(Letter letter, @Nullable Absences.Cover cover) {
        return Stream.of(letter.cc(), cover == null ? null : cover.coverEmail())
                .filter(copy -> copy != null && !copy.equalsIgnoreCase(letter.recipient()))
                .distinct()
                .filter(copy -> !mailboxes.contains(copy))
                .toList();
    }

    private String render(LetterPage page, @Nullable Absences.Cover cover, String suffix) {
        return render(templates, page, cover == null ? null : cover.text(), suffix);
    }

    static String render(ITemplateEngine templates, LetterPage page, String suffix) {
        return render(templates, page, null, suffix);
    }

    /**
     * @param addressee to whom it goes
     * @param cover who stands in for the officer, in words; null when nobody does
     * @param suffix {@code .html} or {@code .txt}
     */
    static String render(ITemplateEngine templates, LetterPage page, @Nullable String cover, String suffix) {
        Context context = new Context(Locale.SIMPLIFIED_CHINESE);
        context.setVariable("letter", page);
        context.setVariable("cover", cover);
        // The view resolver adds .html by itself; the resolver of plain letters knows its files by their whole name.
        String name = "letters/" + page.kind().template();
        return templates.process(".txt".equals(suffix) ? name + suffix : name, context);
    }

    LetterPage page(Letter letter) {
        NoticeInfo notice = letter.duty().startsWith("notice:") ? notice(letter) : null;
        NewsQueries.Adoption adoption = letter.duty().startsWith("news:") ? news.adoption(letter.occasionId()) : null;
        ReportInfo report = letter.duty().startsWith("report:") ? reports.report(letter.dutyId()) : null;
        EntryInfo entry = letter.duty().startsWith(EntryLetters.DUTY) ? entry(letter) : null;
        long campaignId = notice != null
                ? notice.campaignId()
                : adoption != null ? adoption.campaignId() : report != null ? report.campaignId() : entry.campaignId();
        Unit sender = organization.unit(letter.senderCode());
        Unit unit = organization.unit(letter.unitCode());
        return new LetterPage(
                letter.kind(),
                letter.subject(),
                letter.cc() != null,
                campaigns.campaign(campaignId).title(),
                unit.name(),
                openDuties(campaignId, letter.unitCode()),
                sender.name(),
                sender.phone(),
                wording.day(wording.today()),
                portal.to(""),
                report == null ? null : reportPart(letter, report),
                notice == null ? null : noticePart(letter, notice, unit, sender),
                letter.occasion().startsWith("extension-") ? extensionPart(letter) : null,
                adoption == null
                        ? null
                        : new NewsPart(
                                adoption.title(), adoption.remark(), link("/bulletin/news/" + adoption.newsId())),
                entry == null ? null : entryPart(letter, entry),
                letter.kind() == LetterKind.NOMINEES_TO_ENTER ? nomineesPart(letter, campaignId) : null);
    }

    private NomineesPart nomineesPart(Letter letter, long campaignId) {
        CampaignDefinition.Calendar calendar = campaigns.definition(campaignId).calendar();
        return new NomineesPart(
                recommended.unfinished(letter.dutyId(), (int) letter.occasionId()).stream()
                        .map(person -> new LetterPage.Nominee(person.rowNo(), person.maskedName()))
                        .toList(),
                !wording.today().isAfter(calendar.collectionClosesOn()),
                wording.deadline(calendar.collectionClosesOn()),
                wording.remaining(calendar.collectionClosesOn()),
                wording.deadline(calendar.firstReviewEndsOn()),
                link("/join"),
                link("/union/recommended"));
    }

    private LetterPage participantPage(Letter letter, Participants.Addressee addressee) {
        Unit sender = organization.unit(letter.senderCode());
        EntryInfo entry = letter.duty().startsWith(EntryLetters.DUTY) ? entry(letter) : null;
        return new LetterPage(
                letter.kind(),
                letter.subject(),
                false,
                entry != null
                        ? campaigns.campaign(entry.campaignId()).title()
                        : campaigns.running().map(CampaignInfo::title).orElse("“网聚职工正能量 争做中国好网民”主题活动"),
                addressee.name(),
                List.of(),
                sender.name(),
                sender.phone(),
                wording.day(wording.today()),
                portal.to(""),
                null,
                null,
                null,
                null,
                entry == null ? null : entryPart(letter, entry),
                null);
    }

    private EntryInfo entry(Letter letter) {
        return entries.find(letter.dutyId()).orElseThrow();
    }

    private EntryPart entryPart(Letter letter, EntryInfo entry) {
        CampaignDefinition.Calendar calendar =
                campaigns.definition(entry.campaignId()).calendar();
        int round = letter.kind() == LetterKind.DRAFT_REMINDER ? 0 : (int) letter.occasionId();
        EntryDirectory.Round said = entries.round(entry.id(), round);
        boolean toReviewer =
                letter.kind() == LetterKind.ENTRY_REVIEW_WAITS || letter.kind() == LetterKind.ENTRY_REVIEW_OVERDUE;
        return new EntryPart(
                entry.id(),
                letter.toParticipant() ? "您的作品" : "你单位推荐的作品",
                entry.title(),
                entry.trackName(),
                entry.unitName(),
                round,
                entry.handedInAt() == null ? null : ChineseDates.moment(entry.handedInAt()),
                switch (letter.kind()) {
                    case ENTRY_DISQUALIFIED -> entry.reason();
                    // Why it passed is a note among reviewers.
                    case ENTRY_TO_MEND, ENTRY_REJECTED, ENTRY_LAPSED -> said.reason();
                    default -> null;
                },
                said.corrections(),
                !wording.today().isAfter(calendar.collectionClosesOn()),
                wording.deadline(calendar.collectionClosesOn()),
                wording.remaining(calendar.collectionClosesOn()),
                wording.deadline(calendar.firstReviewEndsOn()),
                wording.remaining(calendar.firstReviewEndsOn()),
                link((toReviewer ? "/entries/" : letter.toParticipant() ? "/my/entries/" : "/union/entries/")
                        + entry.id()));
    }

    private NoticeInfo notice(Letter letter) {
        return notices.receivedBy(letter.unitCode(), letter.dutyId()).orElseThrow();
    }

    private ReportPart reportPart(Letter letter, ReportInfo report) {
        LocalDate day = letter.hasDay() ? letter.dueDate() : report.limitDay();
        boolean nomination = report.kind() == ReportKind.NOMINATION;
        return new ReportPart(
                campaigns.definition(report.campaignId()).reports().name(report.kind()),
                nomination,
                report.owed(),
                wording.deadline(day),
                wording.remaining(day),
                report.rows(),
                nomination ? reports.returnedRows(report.id()) : List.of(),
                report.returnReason(),
                link("/reports/" + report.id()));
    }

    private NoticePart noticePart(Letter letter, NoticeInfo notice, Unit unit, Unit sender) {
        return new NoticePart(
                notice.title(),
                notice.number(),
                notice.supplementary(),
                sender.superiorCode() == null,
                notice.coverText() == null
                        ? List.of()
                        : notice.coverText()
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .toList(),
                notice.contactNote(),
                wording.deadline(letter.dueDate()),
                wording.remaining(letter.dueDate()),
                letter.dueDate().isBefore(wording.today()),
                Stream.of(ReportKind.values())
                        .flatMap(kind -> deadline(kind, notice, unit).stream())
                        .toList(),
                link("/notices/" + notice.id()));
    }

    /**
     * The unit's report may not be open yet when the notice leaves: then the day that its superior set, or ours. Empty
     * when the day is over: a supplementary notice may come in December.
     */
    private Optional<Deadline> deadline(ReportKind kind, NoticeInfo notice, Unit unit) {
        CampaignDefinition definition = campaigns.definition(notice.campaignId());
        LocalDate day = campaigns
                .deadlineSetBy(notice.senderCode(), notice.campaignId(), kind)
                .or(() -> reports.dutiesOf(notice.campaignId(), unit.code()).stream()
                        .filter(report -> report.kind() == kind)
                        .map(ReportInfo::limitDay)
                        .findFirst())
                .orElseGet(() -> definition
                        .reports()
                        .duty(kind, unit.level(), unit.superiorCode())
                        .dueDay());
        return day.isBefore(wording.today())
                ? Optional.empty()
                : Optional.of(new Deadline(
                        definition.reports().name(kind), definition.reports().owed(kind), wording.deadline(day)));
    }

    private ExtensionPart extensionPart(Letter letter) {
        ReportQueries.ExtensionInfo extension = reports.extension(letter.occasionId());
        return new ExtensionPart(
                extension.granted(),
                wording.deadline(extension.requestedUntil()),
                extension.grantedUntil() == null ? null : wording.deadline(extension.grantedUntil()),
                extension.decisionReason());
    }

    /** What the unit itself must do now: reports that rest with it, and notices it has not signed for. */
    private List<OpenDuty> openDuties(long campaignId, String unitCode) {
        Stream<OpenDuty> receipts = notices.receivedBy(unitCode).stream()
                .filter(notice -> notice.campaignId() == campaignId && notice.receivedAt() == null)
                .map(notice -> duty(
                        "签收《" + notice.title() + "》", notice.receiptDueDay(), "待签收", false, "/notices/" + notice.id()));
        Stream<OpenDuty> owed = reports.dutiesOf(campaignId, unitCode).stream()
                .filter(report -> report.state().isOpen() && report.state() != ReportState.IN_REVIEW)
                .map(report -> duty(
                        campaigns.definition(campaignId).reports().name(report.kind()),
                        report.limitDay(),
                        report.state().label(),
                        !report.owed(),
                        "/reports/" + report.id()));
        return Stream.concat(receipts, owed).toList();
    }

    private OpenDuty duty(String name, LocalDate day, String state, boolean voluntary, String path) {
        return new OpenDuty(
                name,
                wording.deadline(day),
                wording.remaining(day),
                !day.isAfter(wording.today().plusDays(URGENT_DAYS)),
                state,
                voluntary,
                link(path));
    }

    private String link(String path) {
        return portal.to(path);
    }
}
