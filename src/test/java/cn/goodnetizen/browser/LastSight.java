package cn.goodnetizen.browser;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps what every visitor saw when a step of the journey failed. */
final class LastSight implements AfterTestExecutionCallback {

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            return;
        }
        CampaignJourneyIT journey = (CampaignJourneyIT) context.getRequiredTestInstance();
        journey.visitors().present().forEach(visitor -> visitor.photograph("failed-" + visitor.name()));
    }
}
