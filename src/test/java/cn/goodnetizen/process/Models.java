package cn.goodnetizen.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The models and forms as they lie at the top of the project, for tests that read them as plain files. */
final class Models {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String BPMN_DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
    static final String BPMN_BOUNDS = "http://www.omg.org/spec/DD/20100524/DC";
    static final String WAYPOINTS = "http://www.omg.org/spec/DD/20100524/DI";
    static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    static final String DMN_DIAGRAM = "https://www.omg.org/spec/DMN/20191111/DMNDI/";
    static final String DMN_BOUNDS = "http://www.omg.org/spec/DMN/20180521/DC/";
    static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath();

    private Models() {}

    /** Everything that is deployed together. */
    static List<Path> files() {
        return Stream.of(processes(), decisions(), forms())
                .flatMap(List::stream)
                .toList();
    }

    static List<Path> processes() {
        return filesIn("processes", ".bpmn");
    }

    static List<Path> decisions() {
        return filesIn("processes", ".dmn");
    }

    static List<Path> forms() {
        return filesIn("forms", ".form");
    }

    /** The file name without its extension, which is the id of what it holds. */
    static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The root element of a process or decision. */
    static Element root(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    /** All elements below with this name; {@code *} is any. */
    static List<Element> below(Element element, String namespace, String name) {
        return elements(element.getElementsByTagNameNS(namespace, name)).toList();
    }

    static Stream<Element> children(Element element, String namespace, String name) {
        return elements(element.getChildNodes())
                .filter(child -> namespace.equals(child.getNamespaceURI()) && name.equals(child.getLocalName()));
    }

    /** What a BPMN element says to the engine with this Zeebe extension. */
    static List<Element> extensions(Element element, String name) {
        return children(element, BPMN, "extensionElements")
                .flatMap(extensions -> children(extensions, ZEEBE, name))
                .toList();
    }

    private static Stream<Element> elements(NodeList nodes) {
        return Stream.iterate(0, at -> at < nodes.getLength(), at -> at + 1)
                .map(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast);
    }

    private static List<Path> filesIn(String folder, String ending) {
        try (Stream<Path> files = Files.list(PROJECT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
