package cn.goodnetizen.account;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param demoPassword the one password of all seeded accounts; without it none are seeded, as in production
 */
@ConfigurationProperties("good-netizen.accounts")
record AccountProperties(String demoPassword) {}
