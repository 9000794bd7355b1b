package cn.goodnetizen.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.local.PagesTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PagesTest
class HandoutPagesTest {

    /** Where the papers of a test run lie for people to look at. */
    private static final Path PAPERS = Path.of("target/papers");

    @Autowired
    private MockMvc portal;

    @Autowired
    private Guide guide;

    @ParameterizedTest
    @CsvSource({
        "hn-edu-001, OFFICER, grassroots",
        "hn-edu, DEPUTY, superior",
        "hn, ORGANISER, organiser",
        "hn-edu, MANAGER, manager"
    })
    void everybodyOpensTheHandoutOfTheirOwnWork(String unit, Role role, String reader) throws Exception {
        portal.perform(get("/handout").with(user(AccountPrincipal.of("someone", "测试单位 岗位", unit, role))))
                .andExpect(status().is3xxRedirection())
                .andExpect(redirectedUrl("/handout/" + reader));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPrintedIsWhatThePagesSay(Reader reader) throws Exception {
        byte[] pdf = portal.perform(get("/handout/{reader}.pdf", reader.code()).with(user(officer())))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        Files.createDirectories(PAPERS);
        Files.write(PAPERS.resolve("handout-" + reader.code() + ".pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String printed = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            Guide.Handout handout = guide.handout(reader);
            assertThat(printed).contains(handout.title().replaceAll("\\s", ""));
            for (PageGuide page : handout.pages()) {
                assertThat(printed).contains(page.purpose().replaceAll("\\s", ""));
            }
        }
    }

    @Test
    void aPageShowsWhatItIsFor() throws Exception {
        portal.perform(get("/handout/grassroots").with(user(officer())))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("class=\"guide guide--line\">按岗位写的使用说明")));
    }

    @Test
    void thereIsNoHandoutForSomebodyElse() throws Exception {
        portal.perform(get("/handout/emperor").with(user(officer()))).andExpect(status().isNotFound());
    }

    private static AccountPrincipal officer() {
        return AccountPrincipal.of("hn-edu-001", "测试单位 经办人", "hn-edu-001", Role.OFFICER);
    }
}
