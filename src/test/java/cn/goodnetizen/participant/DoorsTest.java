package cn.goodnetizen.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.local.PortalTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address that the portal answers: participants open their own and no other, officers all others and none of theirs. */
@PortalTest
class DoorsTest {

    private static final Set<Integer> CLOSED = Set.of(403, 404);

    /** Open to participants too: which uploads are whose is for each purpose to decide. */
    private static final String UPLOADS = "/uploads";

    private static final List<String> EVERYBODYS = List.of("/login", "/activate", "/join", "/forgotten", "/error");

    @Autowired
    private MockMvc portal;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void noPageOfOfficersOpensForAParticipant() throws Exception {
        Map<String, Integer> answers = answers(
                ParticipantPrincipal.of(1, "测**"),
                path -> !isParticipants(path) && !isEverybodys(path) && !isBelow(path, UPLOADS));

        assertThat(answers)
                .hasSizeGreaterThan(80)
                .allSatisfy((door, status) -> assertThat(status).as(door).isIn(CLOSED));
    }

    @Test
    void aParticipantUploadsForAPurposeThatKnowsThemAndForNoOther() throws Exception {
        for (String purpose : List.of("summary-material:1", "entry-file:1-contest")) {
            portal.perform(post(UPLOADS)
                            .header("Tus-Resumable", "1.0.0")
                            .header("Upload-Length", "9")
                            .header(
                                    "Upload-Metadata",
                                    "purpose "
                                            + Base64.getEncoder()
                                                    .encodeToString(purpose.getBytes(StandardCharsets.UTF_8)))
                            .with(csrf())
                            .with(user(ParticipantPrincipal.of(1, "测**"))))
                    .andExpect(status().isNotFound());
        }
    }

    @Test
    void noPageOfParticipantsOpensForAnOfficer() throws Exception {
        for (Role role : Role.values()) {
            AccountPrincipal officer = AccountPrincipal.of("hn-test", "测试 " + role.title(), "hn", role);

            Map<String, Integer> answers = answers(officer, DoorsTest::isParticipants);

            assertThat(answers).hasSizeGreaterThan(8).allSatisfy((door, status) -> assertThat(status)
                    .as(role + " " + door)
                    .isIn(CLOSED));
        }
    }

    @Test
    void whoHasNotSignedInIsLedToTheSignInFromEveryOtherPage() throws Exception {
        Map<String, Integer> answers = answers(null, path -> !isEverybodys(path));

        assertThat(answers)
                .hasSizeGreaterThan(90)
                .allSatisfy((door, status) -> assertThat(status).as(door).isEqualTo(302));
    }

    private Map<String, Integer> answers(UserDetails who, Predicate<String> which) throws Exception {
        Map<String, Integer> answers = new TreeMap<>();
        for (Door door : doors().filter(one -> which.test(one.path())).toList()) {
            var knock = request(door.method(), door.path()).with(csrf());
            if (who != null) {
                knock.with(user(who));
            }
            answers.put(
                    door.method() + " " + door.path(),
                    portal.perform(knock).andReturn().getResponse().getStatus());
        }
        return answers;
    }

    private Stream<Door> doors() {
        return mappings.getHandlerMethods().keySet().stream().flatMap(mapping -> {
            Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
            return mapping.getPatternValues().stream()
                    .map(pattern -> pattern.replaceAll("\\{[^}]+}", "1"))
                    .flatMap(path -> (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                            .stream().map(method -> new Door(method.asHttpMethod(), path)));
        });
    }

    private static boolean isParticipants(String path) {
        return isBelow(path, "/my");
    }

    private static boolean isEverybodys(String path) {
        return EVERYBODYS.stream().anyMatch(open -> isBelow(path, open));
    }

    private static boolean isBelow(String path, String top) {
        return path.equals(top) || path.startsWith(top + "/");
    }

    private record Door(HttpMethod method, String path) {}
}
