package cn.goodnetizen.organization;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * @param seed the units to start with, read while the table is empty; tests name a smaller tree
 */
@ConfigurationProperties("good-netizen.organization")
record OrganizationProperties(
        @DefaultValue("classpath:organization/hunan.yaml") Resource seed) {}
