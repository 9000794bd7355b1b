package cn.goodnetizen.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * An official letter (公文) written as Markdown: a notice, a forwarding notice. The parts are told by their place:
 * {@code #} the letterhead, the paragraph below it the document number, {@code ##} a title, the paragraph below the
 * first title the addressees, {@code ###} and {@code ####} sections, {@code ---} a new page, the paragraph below that
 * the mark of an annex. HTML inside the Markdown is shown as text, pictures by their description only.
 */
public record NoticeDocument(String markdown) {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final int DEEPEST_HEADING = 6;

    /** The title of the letter, empty when it has none. */
    public String title() {
        Node document = tree();
        Map<Node, NoticePart> parts = NoticePart.of(document);
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            if (parts.get(block) == NoticePart.TITLE) {
                return text(block);
            }
        }
        return "";
    }

    /**
     * Safe HTML to stand below a page's own h1: headings are one level down, and every part carries its class
     * ({@code notice-letterhead}, {@code notice-document-number}, {@code notice-title}, {@code notice-addressees},
     * {@code notice-section}, {@code notice-subsection}, {@code notice-annex-mark}, {@code notice-body}).
     */
    public String html() {
        Node document = tree();
        Map<Node, NoticePart> parts = NoticePart.of(document);
        document.accept(new PageAdjustment());
        return renderer(parts).render(document);
    }

    /** The letter as it is printed: what stands in the red head, the text below it, and each annex by itself. */
    NoticeSheets sheets() {
        Node document = tree();
        Map<Node, NoticePart> parts = NoticePart.of(document);
        document.accept(new PageAdjustment());
        document.accept(new NumbersInText());
        NoticeSheets.Collector sheets = new NoticeSheets.Collector(renderer(parts)::render);
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            sheets.add(parts.getOrDefault(block, NoticePart.BODY), block);
        }
        return sheets.collected();
    }

    /** The text of the letter by paragraphs, an item of a list or a row of a table being one of them. */
    List<String> paragraphs() {
        Node document = tree();
        document.accept(new NumbersInText());
        List<String> paragraphs = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                add(text(heading));
            }

            @Override
            public void visit(Paragraph paragraph) {
                add(text(paragraph));
            }

            @Override
            public void visit(FencedCodeBlock code) {
                add(code.getLiteral().strip());
            }

            @Override
            public void visit(IndentedCodeBlock code) {
                add(code.getLiteral().strip());
            }

            @Override
            public void visit(HtmlBlock html) {
                add(html.getLiteral().strip());
            }

            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableRow) {
                    List<String> cells = new ArrayList<>();
                    for (Node cell = node.getFirstChild(); cell != null; cell = cell.getNext()) {
                        cells.add(text(cell));
                    }
                    add(String.join(" ｜ ", cells));
                } else {
                    visitChildren(node);
                }
            }

            private void add(String paragraph) {
                if (!paragraph.isEmpty()) {
                    paragraphs.add(paragraph);
                }
            }
        });
        return paragraphs;
    }

    private static HtmlRenderer renderer(Map<Node, NoticePart> parts) {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .softbreak("")
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (parts.containsKey(node) && tag.matches("p|h\\d|hr")) {
                        attributes.put("class", parts.get(node).cssClass());
                    } else if ("th".equals(tag)) {
                        attributes.put("scope", "col");
                    }
                })
                .build();
    }

    /** The letter as a Word file: A4, in the typefaces of official documents, for Word and WPS. */
    byte[] docx() {
        return new NoticeDocx(tree(), title()).bytes();
    }

    /** What a reader sees of a line: a heading, a cell of a table. */
    static String text(Node node) {
        StringBuilder seen = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                seen.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                seen.append(code.getLiteral());
            }

            @Override
            public void visit(HtmlInline html) {
                seen.append(html.getLiteral());
            }
        });
        return seen.toString().strip();
    }

    private Node tree() {
        return PARSER.parse(markdown);
    }

    /** On paper the number of an item stands in its text, indented like any paragraph. */
    private static final class NumbersInText extends AbstractVisitor {

        @Override
        public void visit(OrderedList list) {
            visitChildren(list);
            Integer start = list.getMarkerStartNumber();
            int number = start == null ? 1 : start;
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                if (item.getFirstChild() instanceof Paragraph first) {
                    first.prependChild(new Text(number + ". "));
                }
                number++;
                while (item.getFirstChild() != null) {
                    list.insertBefore(item.getFirstChild());
                }
            }
            list.unlink();
        }
    }

    /** The page has a heading above ours, and a picture from elsewhere would tell its host who reads the letter. */
    private static final class PageAdjustment extends AbstractVisitor {

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(DEEPEST_HEADING, heading.getLevel() + 1));
            visitChildren(heading);
        }

        @Override
        public void visit(Image image) {
            while (image.getFirstChild() != null) {
                image.insertBefore(image.getFirstChild());
            }
            image.unlink();
        }
    }
}
