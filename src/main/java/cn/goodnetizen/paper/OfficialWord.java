package cn.goodnetizen.paper;

import java.math.BigInteger;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.IRunBody;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSimpleField;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHint;

/** What Word files in the look of official documents share: the sheet, its typefaces and its page numbers. */
public final class OfficialWord {

    /** Of the text. */
    public static final String BODY_FACE = "仿宋";

    /** Between the margins, in twentieths of a point. */
    public static final int TEXT_WIDTH = 11906 - 1588 - 1474;

    private static final String LATIN_FACE = "Times New Roman";
    private static final String NUMBER_FACE = "宋体";
    private static final int NUMBER_POINTS = 14;

    private OfficialWord() {}

    /** Makes an empty document an A4 sheet with the margins of official documents and page numbers “— 1 —”. */
    public static void setUp(XWPFDocument word, String title) {
        POIXMLProperties.CoreProperties properties = word.getProperties().getCoreProperties();
        properties.setTitle(title);
        properties.setCreator("");
        // POI would write the machine's time, which is not the campaign's.
        properties.setCreated(Optional.empty());

        CTFonts fonts = CTFonts.Factory.newInstance();
        fonts.setAscii(LATIN_FACE);
        fonts.setHAnsi(LATIN_FACE);
        fonts.setEastAsia(BODY_FACE);
        XWPFStyles styles = word.createStyles();
        styles.setDefaultFonts(fonts);
        styles.setEastAsia("zh-CN");

        CTSectPr section = word.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11906));
        size.setH(BigInteger.valueOf(16838));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(2098));
        margins.setBottom(BigInteger.valueOf(1985));
        margins.setLeft(BigInteger.valueOf(1588));
        margins.setRight(BigInteger.valueOf(1474));
        margins.setHeader(BigInteger.valueOf(851));
        margins.setFooter(BigInteger.valueOf(1417));

        XWPFParagraph number = word.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        number.setAlignment(ParagraphAlignment.CENTER);
        style(number.createRun(), NUMBER_FACE, NUMBER_POINTS).setText("— ");
        CTSimpleField page = number.getCTP().addNewFldSimple();
        page.setInstr("PAGE");
        style(new XWPFRun(page.addNewR(), (IRunBody) number), NUMBER_FACE, NUMBER_POINTS)
                .setText("1");
        style(number.createRun(), NUMBER_FACE, NUMBER_POINTS).setText(" —");
    }

    /** Sets a run in a Chinese typeface and a size in points; Latin letters and digits stay in their own. */
    public static XWPFRun style(XWPFRun run, String face, int points) {
        run.setFontFamily(LATIN_FACE, XWPFRun.FontCharRange.ascii);
        run.setFontFamily(LATIN_FACE, XWPFRun.FontCharRange.hAnsi);
        run.setFontFamily(face, XWPFRun.FontCharRange.eastAsia);
        run.setFontSize(points);
        // Quotation marks and dashes belong to both scripts; without the hint Word takes the narrow Latin ones.
        run.getCTR().getRPr().getRFontsArray(0).setHint(STHint.EAST_ASIA);
        return run;
    }
}
