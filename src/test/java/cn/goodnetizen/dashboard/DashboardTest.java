package cn.goodnetizen.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.reporting.ReportInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@PortalTest
class DashboardTest {

    private static final AccountPrincipal PROVINCE =
            AccountPrincipal.of("hn-manager", "省总工会 分管负责人", "hn", Role.MANAGER);
    private static final AccountPrincipal ORGANISER =
            AccountPrincipal.of("hn-wx", "省委网信办 活动组织人", "hn-wx", Role.ORGANISER);
    private static final AccountPrincipal EDUCATION =
            AccountPrincipal.of("hn-edu-manager", "省教育工会 分管负责人", "hn-edu", Role.MANAGER);
    private static final AccountPrincipal GRASSROOTS =
            AccountPrincipal.of("hn-edu-001", "湘江理工大学工会 经办人", "hn-edu-001", Role.OFFICER);
    private static final Pattern TOTAL = Pattern.compile("data-total=\"(\\d+)\"");
    private static final Pattern ROW = Pattern.compile("<th scope=\"row\"><a href=\"/reports/(\\d+)\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @Autowired
    private MockMvc portal;

    @Autowired
    private Standings standings;

    @Autowired
    private Standing standing;

    @Autowired
    private Organization organization;

    private long campaign;

    @BeforeEach
    void standingOfTheEighthOfNovember() {
        campaign = standing.campaignId();
    }

    @ParameterizedTest
    @EnumSource
    void everyNumberOpensExactlyAsManyRows(ReportKind kind) throws Exception {
        Scope province = standings.scopeOf("hn");
        KindFigures figures = standings.figures(campaign, kind, province);
        List<Figure> numbers = Stream.of(
                        Stream.of(figures.all(), figures.late()),
                        figures.tiles().stream(),
                        standings.steps(campaign, kind, province).stream()
                                .map(step -> new Figure(step.elementId(), step.count(), step.link())),
                        standings.tree(campaign, kind, province).stream().flatMap(DashboardTest::numbersOf))
                .flatMap(found -> found)
                .toList();

        assertThat(numbers).hasSizeGreaterThan(40);
        for (Figure number : numbers) {
            assertThat(rowsBehind(number.link(), PROVINCE)).as(number.link()).hasSize(Math.toIntExact(number.count()));
        }
    }

    private static Stream<Figure> numbersOf(UnitNode node) {
        return Stream.of(
                        node.figures().stream(),
                        Stream.of(node.lateBelow()),
                        node.children().stream().flatMap(DashboardTest::numbersOf))
                .flatMap(found -> found);
    }

    @ParameterizedTest
    @EnumSource
    void theTilesAddUpToAllReports(ReportKind kind) {
        KindFigures figures = standings.figures(campaign, kind, standings.scopeOf("hn"));

        assertThat(figures.tiles().stream().mapToLong(Figure::count).sum())
                .isEqualTo(figures.all().count())
                .isEqualTo(figures.shown().stream().mapToLong(Figure::count).sum());
    }

    @Test
    void aReportWhoseUnitAskedForMoreTimeIsCountedAtThatDecisionToo() {
        List<StepCount> steps = standings.steps(campaign, ReportKind.SUMMARY, standings.scopeOf("hn"));

        assertThat(steps)
                .filteredOn(step -> step.elementId().equals("Task_DecideExtension"))
                .singleElement()
                .satisfies(step -> assertThat(step.count()).isPositive());
    }

    @Test
    void theManagerOfAUnionSeesItsOwnSubtreeOnly() throws Exception {
        Set<String> own = new HashSet<>(
                organization.subordinatesOf("hn-edu").stream().map(Unit::code).toList());
        own.add("hn-edu");

        List<ReportInfo> seen =
                standings.reports(campaign, ReportKind.SUMMARY, standings.scopeOf(EDUCATION.unitCode()));
        String page = page("/dashboard?kind=summary", EDUCATION);

        assertThat(seen).extracting(ReportInfo::unitCode).containsExactlyInAnyOrderElementsOf(own);
        assertThat(page).contains("省教育工会").doesNotContain("长沙市总工会").doesNotContain("省医务工会");
        assertThat(rowsBehind("/dashboard/reports?kind=summary", EDUCATION)).hasSize(own.size());
        portal.perform(get("/dashboard/reports?kind=summary&unit=hn-changsha").with(user(EDUCATION)))
                .andExpect(status().isNotFound());
    }

    @Test
    void theOrganisersOfBothLinesSeeTheWholeProvince() throws Exception {
        int all = standings
                .reports(campaign, ReportKind.NOMINATION, standings.scopeOf("hn"))
                .size();

        assertThat(rowsBehind("/dashboard/reports?kind=nomination", ORGANISER)).hasSize(all);
        assertThat(page("/dashboard", ORGANISER)).contains("省教育工会").contains("长沙市委网信办");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dashboard",
                "/dashboard/figures",
                "/dashboard/tree?kind=summary",
                "/dashboard/steps?kind=summary",
                "/dashboard/reports?kind=summary"
            })
    void anOfficerOfAGrassrootsUnionIsTurnedAway(String path) throws Exception {
        portal.perform(get(path).with(user(GRASSROOTS))).andExpect(status().isForbidden());
        portal.perform(get(path)).andExpect(redirectedUrlPattern("**/login"));
    }

    @Test
    void theDiagramIsTheModelThatIsDeployed() throws Exception {
        byte[] model = new org.springframework.core.io.ClassPathResource("processes/ReportUpProcess.bpmn")
                .getContentAsByteArray();

        portal.perform(get("/dashboard/processes/ReportUpProcess.bpmn").with(user(GRASSROOTS)))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_XML))
                .andExpect(content().bytes(model));
        portal.perform(get("/dashboard/processes/ReportUpProcess.bpmn")).andExpect(redirectedUrlPattern("**/login"));
    }

    @Test
    void anUnknownStateIsABadRequest() throws Exception {
        portal.perform(get("/dashboard/reports?kind=summary&state=lost").with(user(PROVINCE)))
                .andExpect(status().isBadRequest());
    }

    @Test
    void pagingForwardAndBackwardShowsTheSameRows() throws Exception {
        String first = page("/dashboard/reports?kind=summary", PROVINCE);
        String second = page(linkIn(first, NEXT), PROVINCE);

        String back = page(linkIn(second, Pattern.compile("rel=\"prev\" href=\"([^\"]+)\"")), PROVINCE);

        assertThat(idsIn(back)).isEqualTo(idsIn(first)).doesNotContainAnyElementsOf(idsIn(second));
    }

    /** The reports on all pages behind a link; each once. */
    private Set<String> rowsBehind(String link, AccountPrincipal me) throws Exception {
        Set<String> found = new HashSet<>();
        String page = page(link, me);
        Matcher total = TOTAL.matcher(page);
        assertThat(total.find()).isTrue();
        for (String next = page; next != null; ) {
            for (String id : idsIn(next)) {
                assertThat(found.add(id))
                        .as("report %s twice behind %s", id, link)
                        .isTrue();
            }
            String following = linkIn(next, NEXT);
            next = following == null ? null : page(following, me);
        }
        assertThat(found).hasSize(Integer.parseInt(total.group(1)));
        return found;
    }

    private static List<String> idsIn(String page) {
        return ROW.matcher(page).results().map(row -> row.group(1)).toList();
    }

    private static String linkIn(String page, Pattern pattern) {
        Matcher link = pattern.matcher(page);
        return link.find() ? link.group(1).replace("&amp;", "&") : null;
    }

    private String page(String path, AccountPrincipal me) throws Exception {
        return portal.perform(get(java.net.URI.create(path)).with(user(me)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
