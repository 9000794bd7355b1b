package cn.goodnetizen.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** Plans the shipped campaign at the first start, once the models are deployed and the application is ready. */
@Component
class CampaignSeeding {

    private static final Logger LOG = LoggerFactory.getLogger(CampaignSeeding.class);

    private final CampaignPlanning planning;
    private final CampaignDefinitions definitions;
    private final CampaignProperties properties;
    private final ResourceLoader resources;

    CampaignSeeding(
            CampaignPlanning planning,
            CampaignDefinitions definitions,
            CampaignProperties properties,
            ResourceLoader resources) {
        this.planning = planning;
        this.definitions = definitions;
        this.properties = properties;
        this.resources = resources;
    }

    @EventListener(ApplicationReadyEvent.class)
    void planShippedCampaign() {
        if (properties.seed().isBlank()) {
            return;
        }
        String yaml = read(properties.seed());
        int year = definitions.read(yaml).year();
        if (!planning.isPlanned(year)) {
            long campaignId = planning.plan(yaml);
            LOG.info("campaign {} of {} is planned as number {}", properties.seed(), year, campaignId);
        }
    }

    private String read(String location) {
        try {
            return resources.getResource(location).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the campaign definition " + location + " cannot be read", e);
        }
    }
}
