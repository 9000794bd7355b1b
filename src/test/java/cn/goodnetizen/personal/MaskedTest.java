package cn.goodnetizen.personal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedTest {

    @Test
    void aNameKeepsItsFirstCharacter() {
        assertThat(Masked.name("张三")).isEqualTo("张*");
        assertThat(Masked.name("欧阳修远")).isEqualTo("欧***");
        assertThat(Masked.name("𠮷田")).isEqualTo("𠮷*");
        assertThat(Masked.name("张")).isEqualTo("*");
        assertThat(Masked.name("")).isEmpty();
    }

    @Test
    void aNumberIsRecognisedAndCannotBeCalled() {
        assertThat(Masked.phone("13000000012")).isEqualTo("130****0012");
        assertThat(Masked.phone("0731-00000048")).isEqualTo("073******0048");
        assertThat(Masked.phone("12345")).isEqualTo("*****");
    }

    @Test
    void aMailboxIsRecognisedAndCannotBeWrittenTo() {
        assertThat(Masked.mail("zhangsan@union.example")).isEqualTo("zh***@union.example");
        assertThat(Masked.mail("ab@union.example")).isEqualTo("a***@union.example");
        assertThat(Masked.mail("a@union.example")).isEqualTo("a***@union.example");
        assertThat(Masked.mail("no mailbox")).isEqualTo("***");
    }
}
