package cn.goodnetizen.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first page of a scan is shown where that costs little, and never at any price. */
@Timeout(30)
class ScanPictureTests {

    @TempDir
    Path folder;

    @Test
    void aPageLargerThanAnyPaperIsShownSmall() throws IOException {
        ScanPicture.FirstPage first =
                firstPage(document -> document.addPage(new PDPage(new PDRectangle(14_400, 14_400))));

        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(first.png().orElseThrow()));
        assertThat(picture.getWidth()).isBetween(1_300, 1_400);
    }

    @Test
    void aPictureThatUnpacksWithoutEndIsNotUnpacked() throws IOException {
        ScanPicture.FirstPage first = firstPage(document -> {
            PDPage page = new PDPage(PDRectangle.A4);
            PDImageXObject image =
                    LosslessFactory.createFromImage(document, new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB));
            image.getCOSObject().setInt(COSName.WIDTH, 60_000);
            image.getCOSObject().setInt(COSName.HEIGHT, 60_000);
            page.setResources(new PDResources());
            page.getResources().add(image);
            document.addPage(page);
        });

        assertThat(first.pages()).isEqualTo(1);
        assertThat(first.png()).isEmpty();
    }

    @Test
    void partsThatHoldEachOtherAreLookedAtOnce() throws IOException {
        File file = folder.resolve("scan.pdf").toFile();
        Files.writeString(file.toPath(), pdfWhosePartsShareTheirResources(200));

        assertThat(ScanPicture.firstPage("盖章.pdf", file).png()).isPresent();
    }

    /** Written by hand: each part may draw every other. PDFBox does not write such a file, but reads it. */
    private static String pdfWhosePartsShareTheirResources(int parts) {
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n"
                + "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
                + "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
                + "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources 4 0 R >>\nendobj\n"
                + "4 0 obj\n<< /XObject <<");
        for (int part = 0; part < parts; part++) {
            pdf.append(" /F").append(part).append(' ').append(5 + part).append(" 0 R");
        }
        pdf.append(" >> >>\nendobj\n");
        for (int part = 0; part < parts; part++) {
            pdf.append(5 + part)
                    .append(" 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 4 0 R /Length 0 >>\n"
                            + "stream\n\nendstream\nendobj\n");
        }
        return pdf.append("trailer\n<< /Root 1 0 R /Size ")
                .append(5 + parts)
                .append(" >>\nstartxref\n0\n%%EOF\n")
                .toString();
    }

    @Test
    void aPdfWithAPasswordIsRefused() throws IOException {
        File file = folder.resolve("scan.pdf").toFile();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(file);
        }

        assertThatThrownBy(() -> ScanPicture.firstPage("盖章.pdf", file))
                .hasMessage("PDF“盖章.pdf”无法打开（已损坏或设有密码）；请重新生成后上传。");
    }

    private interface Drawing {
        void on(PDDocument document) throws IOException;
    }

    private ScanPicture.FirstPage firstPage(Drawing drawing) throws IOException {
        File file = folder.resolve("scan.pdf").toFile();
        try (PDDocument document = new PDDocument()) {
            drawing.on(document);
            document.save(file);
        }
        return ScanPicture.firstPage("盖章.pdf", file);
    }
}
