package cn.goodnetizen.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

class PaperPrinterTest {

    private final PaperPrinter printer = new PaperPrinter(engine());

    @Test
    void chineseIsPrintedInAnEmbeddedTypefaceAndWhatPeopleTypedIsOnlyText() throws Exception {
        byte[] pdf = printer.pdf(
                "<html><body style=\"font-family:'Noto Serif SC'\"><p th:text=\"${name}\"></p></body></html>",
                Map.of("name", "㐂姓的网工人用见测试<b>甲⼄</b>"));

        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("㐂姓的网工人用见测试<b>甲乙</b>");
            var fonts = document.getPage(0).getResources();
            for (var name : fonts.getFontNames()) {
                assertThat(fonts.getFont(name).isEmbedded()).isTrue();
            }
        }
        assertThat(pdf).hasSizeLessThan(200_000);
    }

    @Test
    void nothingIsFetchedFromElsewhere() throws Exception {
        byte[] pdf = printer.pdf(
                "<html><body><img src=\"file:///etc/hostname\"/><p style=\"font-family:'Noto Serif SC'\">文</p></body></html>",
                Map.of());

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getPage(0).getResources().getXObjectNames()).isEmpty();
        }
    }

    private static SpringTemplateEngine engine() {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(new StringTemplateResolver());
        return engine;
    }
}
