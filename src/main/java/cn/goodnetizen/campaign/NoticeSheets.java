package cn.goodnetizen.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/**
 * An official letter cut into what is printed apart from each other.
 *
 * @param letterhead the issuing organs as written, empty when the letter has no head of its own
 * @param number the document number (文号), empty when the letter names none
 * @param title empty when the letter has none
 * @param body safe HTML of everything from the addressees on, but for the closing
 * @param closing safe HTML of the last paragraph: nobody signs on a page without a word of the text
 */
record NoticeSheets(String letterhead, String number, String title, String body, String closing, List<Annex> annexes) {

    NoticeSheets {
        annexes = List.copyOf(annexes);
    }

    /**
     * What begins on a page of its own.
     *
     * @param mark 附件 1, empty when it has none
     * @param title empty when it has none
     */
    record Annex(String mark, String title, String body) {}

    /** Sorts the blocks of a letter, in their order, onto its sheets. */
    static final class Collector {

        private final Function<Node, String> html;
        private final List<Annex> annexes = new ArrayList<>();
        private String letterhead = "";
        private String number = "";
        private String title = "";
        private String body;
        private String closing;
        private boolean annex;
        private String mark = "";
        private String heading = "";
        private StringBuilder text = new StringBuilder();
        private String last = "";
        private boolean belowTable;

        Collector(Function<Node, String> html) {
            this.html = html;
        }

        void add(NoticePart part, Node block) {
            switch (part) {
                case PAGE_BREAK -> finishSheet();
                case LETTERHEAD -> letterhead = NoticeDocument.text(block);
                case DOCUMENT_NUMBER -> number = NoticeDocument.text(block);
                case ANNEX_MARK -> mark = NoticeDocument.text(block);
                case TITLE -> {
                    if (heading.isEmpty()) {
                        heading = NoticeDocument.text(block);
                    } else {
                        append(html.apply(block));
                    }
                }
                default -> {
                    append(isSalutation(block) ? salutation(block) : html.apply(block));
                    if (annex && block instanceof TableBlock && !belowTable) {
                        append("<div class=\"notice-below-table\">");
                        belowTable = true;
                    }
                }
            }
        }

        private void append(String block) {
            text.append(last);
            last = block;
        }

        NoticeSheets collected() {
            finishSheet();
            return new NoticeSheets(letterhead, number, title, body, closing, annexes);
        }

        private void finishSheet() {
            if (annex) {
                annexes.add(new Annex(mark, heading, text + last + (belowTable ? "</div>" : "")));
            } else {
                title = heading;
                body = text.toString();
                closing = last;
            }
            annex = true;
            mark = "";
            heading = "";
            text = new StringBuilder();
            last = "";
            belowTable = false;
        }

        /** A supplementary notice may be typed without a title; then its first line still names the addressees. */
        private boolean isSalutation(Node block) {
            return !annex
                    && heading.isEmpty()
                    && text.isEmpty()
                    && last.isEmpty()
                    && block instanceof Paragraph
                    && NoticeDocument.text(block).endsWith("：");
        }

        private String salutation(Node block) {
            return html.apply(block).replaceFirst("<p( class=\"[^\"]*\")?>", "<p class=\"notice-addressees\">");
        }
    }
}
