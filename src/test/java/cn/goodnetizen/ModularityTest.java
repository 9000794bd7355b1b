package cn.goodnetizen;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void featuresSpeakOnlyThroughWhatTheyPublishAndInOneDirection() {
        ApplicationModules.of(GoodNetizenApplication.class).verify();
    }
}
