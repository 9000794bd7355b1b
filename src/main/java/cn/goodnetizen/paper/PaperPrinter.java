package cn.goodnetizen.paper;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Prints a Thymeleaf template as PDF. Page size, margins and page numbers are the template's own CSS ({@code @page}); what
 * papers share stands in {@code templates/paper/frame.html}. Typefaces: {@code Noto Serif SC} (400 and 700) and
 * {@code Noto Sans SC}, embedded with the characters used.
 */
@Component
public class PaperPrinter {

    static {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    private static final String SERIF = "Noto Serif SC";
    private static final String SANS = "Noto Sans SC";
    private static final Pattern KANGXI_RADICAL = Pattern.compile("[\\u2F00-\\u2FD5]");

    private final ITemplateEngine templates;

    PaperPrinter(ITemplateEngine templates) {
        this.templates = templates;
    }

    /**
     * Prints a paper.
     *
     * @param template its path below {@code templates/}, without {@code .html}
     * @param model what the template speaks of, by name; escaped by Thymeleaf as on any page
     * @return the PDF
     */
    public byte[] pdf(String template, Map<String, ?> model) {
        Context context = new Context(Locale.SIMPLIFIED_CHINESE);
        model.forEach(context::setVariable);
        String html = templates.process(template, context);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .useFont(font("NotoSerifSC_400Regular.ttf"), SERIF, 400, FontStyle.NORMAL, true)
                .useFont(font("NotoSerifSC_700Bold.ttf"), SERIF, 700, FontStyle.NORMAL, true)
                .useFont(font("NotoSansSC_500Medium.ttf"), SANS, 400, FontStyle.NORMAL, true)
                // A paper is whole in itself: nothing is fetched while it is printed.
                .useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null)
                .withW3cDocument(new W3CDom().fromJsoup(Jsoup.parse(withoutRadicals(html))), "")
                .toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("the paper " + template + " could not be printed", e);
        }
        return pdf.toByteArray();
    }

    /** People paste names from PDFs that say ⽹ where 网 is meant; our typefaces draw the ideograph alone. */
    private static String withoutRadicals(String text) {
        return KANGXI_RADICAL
                .matcher(text)
                .replaceAll(radical -> Normalizer.normalize(radical.group(), Normalizer.Form.NFKC));
    }

    private static FSSupplier<InputStream> font(String file) {
        return () -> {
            try {
                return new ClassPathResource("fonts/" + file).getInputStream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
