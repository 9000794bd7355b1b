package cn.goodnetizen.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.goodnetizen.local.DatabaseTest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.autoconfigure.orm.jpa.TestEntityManager;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@DatabaseTest
@Import({Organization.class, UnitSeeding.class})
@EnableConfigurationProperties(OrganizationProperties.class)
@TestPropertySource(properties = "good-netizen.organization.seed=classpath:organization/three-levels.yaml")
@RecordApplicationEvents
class OrganizationTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class FixedTime {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2023-10-18T01:00:00Z"), ZoneId.of("Asia/Shanghai"));
        }
    }

    @Autowired
    private Organization organization;

    @Autowired
    private UnitSeeding seeding;

    @Autowired
    private TestEntityManager database;

    @Autowired
    private ApplicationEvents events;

    @BeforeEach
    void seedTheThreeLevels() throws IOException {
        seeding.run(null);
        database.clear();
    }

    @Test
    void aUnitIsFoundByItsCode() {
        var university = organization.unit("hn-edu-001");

        assertThat(university.name()).isEqualTo("湘江理工大学工会");
        assertThat(university.superiorCode()).isEqualTo("hn-edu");
        assertThat(university.line()).isEqualTo(Line.UNION);
        assertThat(university.level()).isEqualTo(3);
        assertThat(organization.find("hn-nowhere")).isEmpty();
        assertThatThrownBy(() -> organization.unit("hn-nowhere"))
                .isInstanceOf(UnknownUnitException.class)
                .hasMessage("没有代码为“hn-nowhere”的单位");
    }

    @Test
    void unitsComeInTheOrderOfTheTree() {
        assertThat(organization.all())
                .extracting(Unit::code)
                .containsExactly("hn", "hn-edu", "hn-edu-001", "hn-edu-002", "hn-jt", "hn-wx");
        assertThat(organization.subordinatesOf("hn")).extracting(Unit::code).containsExactly("hn-edu", "hn-jt");
    }

    @Test
    void aSecondStartSeedsNothing() throws IOException {
        seeding.run(null);

        assertThat(organization.all()).hasSize(6);
    }

    @Test
    void aUnitStandsBelowAllItsSuperiorsAndItself() {
        assertThat(organization.isSameOrBelow("hn-edu-001", "hn-edu-001")).isTrue();
        assertThat(organization.isSameOrBelow("hn-edu-001", "hn")).isTrue();
        assertThat(organization.isSameOrBelow("hn-edu", "hn-edu-001")).isFalse();
        assertThat(organization.isSameOrBelow("hn-edu-001", "hn-wx")).isFalse();
    }

    @Test
    void aDissolvedUnitLeavesItsSuperiorAndIsAnnouncedOnce() {
        organization.dissolve("hn-edu-001");
        organization.dissolve("hn-edu-001");
        database.flush();
        database.clear();

        assertThat(organization.subordinatesOf("hn-edu")).extracting(Unit::code).containsExactly("hn-edu-002");
        assertThat(organization.unit("hn-edu-001").dissolved()).isTrue();
        assertThat(events.stream(UnitEnded.class))
                .containsExactly(new UnitEnded(new UnitClosing("hn-edu-001", null, null, List.of())));
    }

    @Test
    void aUnitWithSubordinatesIsNotDissolved() {
        assertThatThrownBy(() -> organization.dissolve("hn-edu"))
                .isInstanceOf(UnitHasSubordinatesException.class)
                .hasMessage("“湖南省教育工会”还有 2 个下级单位，须先撤销或划转下级单位");

        assertThat(organization.unit("hn-edu").dissolved()).isFalse();
        assertThat(events.stream(UnitEnded.class)).isEmpty();
    }

    @Test
    void aUnitIsDissolvedAfterItsLastSubordinate() {
        organization.dissolve("hn-edu-001");
        organization.dissolve("hn-edu-002");
        organization.dissolve("hn-edu");
        database.flush();

        assertThat(organization.subordinatesOf("hn")).extracting(Unit::code).containsExactly("hn-jt");
    }
}
