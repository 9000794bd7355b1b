package cn.goodnetizen.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Accounts;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.campaign.IssuedCampaign.Issued;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.organization.Organization;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The files of a summary: who may add, name, mark, order and remove them, and what the superior takes home. */
@PortalTest
class SummaryMaterialsTest {

    private static final String UNIT = "hn-edu-001";
    private static final byte[] PDF = "%PDF-1.4\n宣传报道".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private MockMvc portal;

    @Autowired
    private PortalReports reports;

    @Autowired
    private ReportHandIn handIn;

    @Autowired
    private ReportFiles files;

    @Autowired
    private Organization organization;

    @Autowired
    private Accounts accounts;

    private Issued issued;
    private long summary;

    @BeforeEach
    void openReports() {
        issued = reports.begin();
        summary = reports.report(issued, ReportKind.SUMMARY, UNIT);
    }

    @Test
    void filesInAFormAreCategorisedByWhatTheyAreAndNamedByTheirContent() throws Exception {
        add(summary, UNIT, file("活动总结.exe", PDF), file("现场.png", picture(20, 20, 1)), file("海报.pdf", otherPdf()));

        assertThat(files.findByReportIdOrderByPlaceAscIdAsc(summary))
                .extracting(ReportFile::fileName, ReportFile::category, ReportFile::uploadedBy)
                .containsExactly(
                        tuple("活动总结.exe.pdf", MaterialCategory.TEXT, uploader(UNIT)),
                        tuple("现场.png", MaterialCategory.PICTURE, uploader(UNIT)),
                        tuple("海报.pdf", MaterialCategory.PUBLICITY, uploader(UNIT)));
    }

    @Test
    void theMarkOfTheContestStandsInTheNameAndGoesAgain() throws Exception {
        add(summary, UNIT, file("劳动最光荣.pdf", PDF));
        long id = only().id();

        change(summary, "save", label(id, "VIDEO", true))
                .andExpect(content().string(containsString("【短视频大赛】劳动最光荣.pdf")))
                .andExpect(content().string(containsString("1 个文件已标注")));
        assertThat(only().category()).isEqualTo(MaterialCategory.VIDEO);
        change(summary, "save", label(id, "VIDEO", false))
                .andExpect(content().string(not(containsString("【短视频大赛】"))))
                .andExpect(content().string(containsString("劳动最光荣.pdf")));
    }

    @Test
    void aNameThatSaysItBelongsToTheContestIsMarkedFromTheBeginning() throws Exception {
        add(summary, UNIT, file("短视频大赛-匠心.pdf", PDF));

        assertThat(only().contestVideo()).isTrue();
        assertThat(only().fileName()).isEqualTo("短视频大赛-匠心.pdf");
    }

    @Test
    void filesMoveAndGoWithTheirContent() throws Exception {
        add(summary, UNIT, file("一.pdf", PDF), file("二.png", picture(9, 9, 2)));
        List<ReportFile> before = files.findByReportIdOrderByPlaceAscIdAsc(summary);

        change(summary, "up-" + before.get(1).id());
        assertThat(names()).containsExactly("二.png", "一.pdf");
        change(summary, "down-" + before.get(1).id());
        change(summary, "remove-" + before.get(0).id());

        assertThat(names()).containsExactly("二.png");
        assertThat(stored(before.get(0))).doesNotExist();
        assertThat(stored(before.get(1))).exists();
    }

    @Test
    void theSameContentIsKeptOnce() throws Exception {
        add(summary, UNIT, file("一.pdf", PDF), file("又一.pdf", PDF));

        assertThat(names()).containsExactly("一.pdf");
        assertThat(stored(only())).exists();
    }

    @Test
    void theChecklistTicksWhatIsThereAndKeepsNobodyFromHandingIn() throws Exception {
        portal.perform(get("/reports/{id}", summary).with(user(officer(UNIT))))
                .andExpect(content().string(allOf(containsString("在下面填写，或上传 .docx"), containsString("报道、海报、推文等"))));

        portal.perform(multipart("/reports/{id}/summary", summary)
                        .file(file("现场.png", picture(20, 20, 3)))
                        .param("summaryText", "组织了三场诵读。")
                        .param("filledBy", "测试甲")
                        .param("filledByContact", "0731-00000048")
                        .param("action", "hand-in")
                        .with(csrf())
                        .with(user(officer(UNIT))))
                .andExpect(redirectedUrl("/reports/" + summary));

        List<MaterialChecklist.Item> items = MaterialChecklist.of(
                "组织了三场诵读。",
                files.findByReportIdOrderByPlaceAscIdAsc(summary).stream()
                        .map(ReportView.File::of)
                        .toList());
        assertThat(items)
                .extracting(MaterialChecklist.Item::name, MaterialChecklist.Item::done)
                .containsExactly(
                        tuple("总结正文", true),
                        tuple("图文", true),
                        tuple("视频", false),
                        tuple("宣传资料", false),
                        tuple("标注短视频大赛", false));
    }

    @Test
    void whatIsUnderReviewTakesNoMoreFilesAndLosesNone() throws Exception {
        add(summary, UNIT, file("一.pdf", PDF));
        long id = only().id();
        handIn.saveSummary(summary, "总结", PortalReports.SIGNED);
        handIn.handInSummary(summary);

        change(summary, "remove-" + id).andExpect(content().string(containsString("当前状态为“审核中”，不能修改")));
        begin(officer(UNIT), summary, "二.pdf")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("当前状态为“审核中”，不能修改")));
        assertThat(names()).containsExactly("一.pdf");
    }

    @Test
    void strangersAndReadersBringNothingIn() throws Exception {
        add(summary, UNIT, file("一.pdf", PDF));
        long id = only().id();

        begin(officer("hn-edu-002"), summary, "二.pdf").andExpect(status().isNotFound());
        begin(account(UNIT, Role.MANAGER), summary, "二.pdf").andExpect(status().isNotFound());
        begin(officer("hn-edu"), summary, "二.pdf").andExpect(status().isNotFound());
        begin(officer(UNIT), reports.report(issued, ReportKind.NOMINATION, UNIT), "二.pdf")
                .andExpect(status().isNotFound());
        portal.perform(post("/reports/{id}/materials", summary)
                        .param("action", "remove-" + id)
                        .with(csrf())
                        .with(user(account(UNIT, Role.MANAGER))))
                .andExpect(status().isForbidden());
        for (String path : List.of("/materials", "/files/" + id + "/thumbnail", "/summary.zip")) {
            portal.perform(get("/reports/" + summary + path).with(user(officer("hn-edu-002"))))
                    .andExpect(status().isNotFound());
        }
        portal.perform(get("/children/summaries.zip").with(user(officer(UNIT)))).andExpect(status().isNotFound());
        assertThat(names()).containsExactly("一.pdf");
    }

    @Test
    void aFileOfOneReportIsNotTouchedThroughAnother() throws Exception {
        add(summary, UNIT, file("一.pdf", PDF));
        long other = reports.report(issued, ReportKind.SUMMARY, "hn-edu-002");

        portal.perform(post("/reports/{id}/materials", other)
                        .param("action", "remove-" + only().id())
                        .param("materials[0].fileId", Long.toString(only().id()))
                        .param("materials[0].category", "VIDEO")
                        .with(csrf())
                        .with(user(officer("hn-edu-002"))))
                .andExpect(status().isOk());

        assertThat(only().category()).isEqualTo(MaterialCategory.PUBLICITY);
        portal.perform(get("/reports/{id}/files/{file}/thumbnail", other, only().id())
                        .with(user(officer("hn-edu-002"))))
                .andExpect(status().isNotFound());
    }

    @Test
    void theSuperiorTakesOneReportHomeWithItsManifest() throws Exception {
        byte[] photo = picture(30, 20, 4);
        add(summary, UNIT, file("=cmd.pdf", PDF), file("现场.png", photo));
        ReportFile video = files.findByReportIdOrderByPlaceAscIdAsc(summary).getFirst();
        change(summary, "save", label(video.id(), "PUBLICITY", true));
        handIn.saveSummary(summary, "第一段。\n第二段。", PortalReports.SIGNED);
        handIn.handInSummary(summary);

        Map<String, byte[]> zip = unpack(
                portal.perform(get("/reports/{id}/summary.zip", summary).with(user(account("hn-edu", Role.MANAGER))))
                        .andExpect(header().string("Content-Disposition", startsWith("attachment;"))));

        String unit = "湘江理工大学工会";
        assertThat(zip.keySet())
                .containsExactly("清单.xlsx", "SHA256SUMS.txt", unit + "活动总结.docx", "宣传资料/【短视频大赛】=cmd.pdf", "图片/现场.png");
        assertThat(zip.get("宣传资料/【短视频大赛】=cmd.pdf")).isEqualTo(PDF);
        assertThat(zip.get("图片/现场.png")).isEqualTo(photo);
        assertThat(new String(zip.get("SHA256SUMS.txt"), StandardCharsets.UTF_8))
                .isEqualTo(sha256(PDF) + "  宣传资料/【短视频大赛】=cmd.pdf\n" + sha256(photo) + "  图片/现场.png\n");
        try (XWPFDocument text = new XWPFDocument(new ByteArrayInputStream(zip.get(unit + "活动总结.docx")));
                XWPFWordExtractor words = new XWPFWordExtractor(text)) {
            assertThat(words.getText()).contains(unit, "第一段。", "第二段。", "填表人：填表人甲");
        }
        assertThat(manifest(zip).get(2))
                .containsSubsequence(
                        unit,
                        "宣传资料/【短视频大赛】=cmd.pdf",
                        "宣传资料",
                        "是",
                        "PDF",
                        Integer.toString(PDF.length),
                        sha256(PDF),
                        uploader(UNIT));
    }

    @Test
    void aSuperiorTakesAllThatItsUnitsHaveHandedInAFolderEach() throws Exception {
        long other = reports.report(issued, ReportKind.SUMMARY, "hn-edu-002");
        long draft = reports.report(issued, ReportKind.SUMMARY, "hn-edu-003");
        add(summary, UNIT, file("总结.pdf", PDF), file("总结.pdf", otherPdf()));
        add(other, "hn-edu-002", file("总结.pdf", PDF));
        add(draft, "hn-edu-003", file("草稿.pdf", PDF));
        for (long report : List.of(summary, other)) {
            handIn.saveSummary(report, "", PortalReports.SIGNED);
            handIn.handInSummary(report);
        }

        Map<String, byte[]> zip =
                unpack(portal.perform(get("/children/summaries.zip").with(user(officer("hn-edu")))));

        String first = unitOf(UNIT) + "/活动总结正文/总结";
        assertThat(zip.keySet())
                .containsExactlyInAnyOrder(
                        "清单.xlsx",
                        "SHA256SUMS.txt",
                        first + ".pdf",
                        first + "（2）.pdf",
                        unitOf("hn-edu-002") + "/活动总结正文/总结.pdf");
        assertThat(manifest(zip)).hasSize(4);
        portal.perform(get("/children?kind=summary").with(user(officer("hn-edu"))))
                .andExpect(content().string(containsString("下载已报送的 2 份总结及材料（.zip）")));
    }

    @Test
    void namesInTheArchiveCannotLeaveItsFolderAndAreEachThereOnce() {
        SummaryArchive.Names names = new SummaryArchive.Names();

        assertThat(names.unique("", "../../etc/passwd")).isEqualTo("_.._etc_passwd");
        assertThat(names.unique("图片/", "a\\b:c.png")).isEqualTo("图片/a_b_c.png");
        assertThat(names.unique("图片/", "A_B_C.PNG")).isEqualTo("图片/A_B_C（2）.PNG");
        assertThat(names.unique("", "CON.txt")).isEqualTo("_CON.txt");
        assertThat(names.unique("", "清单.xlsx")).isEqualTo("清单（2）.xlsx");
        assertThat(names.unique("", "…" + "长".repeat(300) + ".mp4"))
                .hasSize(120)
                .endsWith(".mp4");
        assertThat(names.unique("", " . ")).isEqualTo("未命名");
    }

    private ResultActions begin(AccountPrincipal who, long report, String name) throws Exception {
        return portal.perform(post("/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", "9")
                .header(
                        "Upload-Metadata",
                        "purpose " + base64("summary-material:" + report) + ",filename " + base64(name))
                .with(csrf())
                .with(user(who)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(long report, String unitCode, MockMultipartFile... added) throws Exception {
        var form = multipart("/reports/{id}/summary", report);
        for (MockMultipartFile file : added) {
            form.file(file);
        }
        portal.perform(form.param("summaryText", "").with(csrf()).with(user(officer(unitCode))))
                .andExpect(redirectedUrl("/reports/" + report));
    }

    private record Label(long id, String category, boolean contest) {}

    private static Label label(long id, String category, boolean contest) {
        return new Label(id, category, contest);
    }

    private ResultActions change(long report, String action, Label... labels) throws Exception {
        MockHttpServletRequestBuilder request =
                post("/reports/{id}/materials", report).param("action", action);
        for (int i = 0; i < labels.length; i++) {
            request.param("materials[" + i + "].fileId", Long.toString(labels[i].id()));
            request.param("materials[" + i + "].category", labels[i].category());
            if (labels[i].contest()) {
                request.param("materials[" + i + "].contestVideo", "true");
            }
        }
        return portal.perform(request.with(csrf()).with(user(officer(UNIT)))).andExpect(status().isOk());
    }

    private ReportFile only() {
        List<ReportFile> found = files.findByReportIdOrderByPlaceAscIdAsc(summary);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<String> names() {
        return files.findByReportIdOrderByPlaceAscIdAsc(summary).stream()
                .map(ReportFile::fileName)
                .toList();
    }

    private static Path stored(ReportFile file) {
        return Path.of("target/test-files").resolve(file.storageName());
    }

    private static MockMultipartFile file(String name, byte[] content) {
        return new MockMultipartFile("upload", name, null, content);
    }

    private static byte[] otherPdf() {
        return "%PDF-1.4\n另一份".getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] picture(int width, int height, int colour) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, colour * 997);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static Map<String, byte[]> unpack(ResultActions answer) throws Exception {
        byte[] body = answer.andExpect(status().isOk())
                .andExpect(content().contentType("application/zip"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        Map<String, byte[]> found = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                found.put(entry.getName(), zip.readAllBytes());
            }
        }
        return found;
    }

    private static List<List<String>> manifest(Map<String, byte[]> zip) throws IOException {
        DataFormatter formatter = new DataFormatter();
        List<List<String>> lines = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(zip.get("清单.xlsx")))) {
            workbook.getSheetAt(0).forEach(row -> {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(formatter.formatCellValue(cell)));
                lines.add(cells);
            });
        }
        return lines;
    }

    private static AccountPrincipal officer(String unitCode) {
        return account(unitCode, Role.OFFICER);
    }

    private static AccountPrincipal account(String unitCode, Role role) {
        return AccountPrincipal.of(unitCode, unitCode + " " + role.title(), unitCode, role);
    }

    private String unitOf(String code) {
        return organization.unit(code).name();
    }

    private String uploader(String unitCode) {
        return accounts.loadUserByUsername(unitCode) instanceof AccountPrincipal post ? post.displayName() : "";
    }
}
