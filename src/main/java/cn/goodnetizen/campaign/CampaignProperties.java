package cn.goodnetizen.campaign;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param seed the definition of the campaign that is planned at the first start; empty for none */
@ConfigurationProperties("good-netizen.campaign")
record CampaignProperties(
        @DefaultValue("classpath:campaigns/2023.yaml") String seed) {}
