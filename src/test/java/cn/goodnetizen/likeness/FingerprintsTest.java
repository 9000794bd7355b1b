package cn.goodnetizen.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.local.PagesTest;
import cn.goodnetizen.media.FileRemoval;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Fingerprints as the application holds them. */
@PagesTest
class FingerprintsTest {

    @Autowired
    private Fingerprints fingerprints;

    @Autowired
    private FileRemoval removal;

    @Test
    void aFingerprintGoesWithItsFile() {
        fingerprints.want("film");
        assertThat(fingerprints.standing("film")).isPresent();

        removal.release("film");

        assertThat(fingerprints.standing("film")).isEmpty();
    }
}
