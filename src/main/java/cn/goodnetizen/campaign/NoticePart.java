package cn.goodnetizen.campaign;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** What a block of an official letter is, told by its place in the Markdown. */
enum NoticePart {
    LETTERHEAD,
    DOCUMENT_NUMBER,
    TITLE,
    ADDRESSEES,
    SECTION,
    SUBSECTION,
    ANNEX_MARK,
    PAGE_BREAK,
    BODY;

    /** The class of the part in HTML. */
    String cssClass() {
        return "notice-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The parts of a document's own blocks; blocks inside lists, quotes and tables are not among them. */
    static Map<Node, NoticePart> of(Node document) {
        Map<Node, NoticePart> parts = new IdentityHashMap<>();
        boolean titleSeen = false;
        NoticePart before = BODY;
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            NoticePart part = BODY;
            if (block instanceof Heading heading) {
                part = switch (heading.getLevel()) {
                    case 1 -> LETTERHEAD;
                    case 2 -> TITLE;
                    case 3 -> SECTION;
                    default -> SUBSECTION;
                };
            } else if (block instanceof ThematicBreak) {
                part = PAGE_BREAK;
            } else if (block instanceof Paragraph) {
                part = switch (before) {
                    case LETTERHEAD -> DOCUMENT_NUMBER;
                    case TITLE -> titleSeen ? BODY : ADDRESSEES;
                    case PAGE_BREAK -> ANNEX_MARK;
                    default -> BODY;
                };
            }
            titleSeen |= before == TITLE;
            parts.put(block, part);
            before = part;
        }
        return parts;
    }
}
