package cn.goodnetizen.account;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param demoPassword the one password of all seeded accounts; without it none are seeded, as in production
 * @param firstOrganiser the user name of the first organiser's account, made while there are no accounts at all
 * @param firstOrganiserCode the code with which that account is opened once, at least 12 characters
 */
@ConfigurationProperties("good-netizen.accounts")
record AccountProperties(String demoPassword, String firstOrganiser, String firstOrganiserCode) {}
