package cn.goodnetizen.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.reporting.ReportState;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The counts on the diagram stand on ids of the model: a renamed element must not lose its number silently. */
class ReportStepsInModelTest {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";

    private static final Map<String, String> TYPES = new HashMap<>();
    private static final Map<String, Boolean> DRAWN = new HashMap<>();

    @BeforeAll
    static void readModel() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        try (InputStream model = new ClassPathResource("processes/ReportUpProcess.bpmn").getInputStream()) {
            var document = factory.newDocumentBuilder().parse(model);
            NodeList elements = document.getElementsByTagNameNS(BPMN, "*");
            for (int at = 0; at < elements.getLength(); at++) {
                Element element = (Element) elements.item(at);
                TYPES.put(element.getAttribute("id"), element.getLocalName());
            }
            NodeList shapes = document.getElementsByTagNameNS(DIAGRAM, "BPMNShape");
            for (int at = 0; at < shapes.getLength(); at++) {
                Element shape = (Element) shapes.item(at);
                DRAWN.put(shape.getAttribute("bpmnElement"), !"false".equals(shape.getAttribute("isExpanded")));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("statesOfBothKinds")
    void everyStateRestsAtAStepOfTheModelThatCanHoldIt(ReportState state, ReportKind kind) {
        String element = state.elementId(kind);

        assertThat(TYPES).containsEntry(element, expectedType(state));
        assertThat(DRAWN).containsKey(element);
    }

    private static String expectedType(ReportState state) {
        return switch (state) {
            case WAITING, GATHERING, RETURNED -> "intermediateCatchEvent";
            case CONSOLIDATING, FORWARDING, IN_REVIEW -> "userTask";
            case ACCEPTED, CONSOLIDATED, NO_NOMINATION, SILENT, MISSING, DISSOLVED -> "endEvent";
        };
    }

    @Test
    void requestsForMoreTimeRestAtAUserTask() {
        assertThat(TYPES).containsEntry(ReportFilter.EXTENSION_STEP, "userTask");
        assertThat(DRAWN).containsKey(ReportFilter.EXTENSION_STEP);
    }

    @Test
    void everySubProcessIsDrawnExpandedSoThatItsStepsAreSeen() {
        assertThat(TYPES.entrySet())
                .filteredOn(element -> element.getValue().equals("subProcess"))
                .isNotEmpty()
                .allSatisfy(element -> assertThat(DRAWN).containsEntry(element.getKey(), true));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.EnumSource
    void everyStateIsCountedInExactlyOneTile(ReportState state) {
        assertThat(Stream.of(Tile.values()).filter(tile -> tile.states().contains(state)))
                .containsExactly(Tile.of(state));
    }

    static Stream<Arguments> statesOfBothKinds() {
        return Stream.of(ReportState.values())
                .flatMap(state -> Stream.of(ReportKind.values()).map(kind -> Arguments.of(state, kind)));
    }
}
