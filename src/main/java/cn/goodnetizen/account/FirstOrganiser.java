package cn.goodnetizen.account;

import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.organization.UnitKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StringUtils;

/**
 * The one account that nobody could import: made once, while there are no accounts at all, when the environment names it
 * and the code that opens it. Everyone else comes with the import that this account does.
 */
@Component
@Order(210)
class FirstOrganiser implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstOrganiser.class);
    private static final int SHORTEST_CODE = 12;

    private final StoredAccounts accounts;
    private final Activation activation;
    private final UnusablePasswords unusable;
    private final Organization organization;
    private final AccountProperties properties;

    FirstOrganiser(
            StoredAccounts accounts,
            Activation activation,
            UnusablePasswords unusable,
            Organization organization,
            AccountProperties properties) {
        this.accounts = accounts;
        this.activation = activation;
        this.unusable = unusable;
        this.organization = organization;
        this.properties = properties;
    }

    /** @throws IllegalStateException when the code is too short to keep strangers out */
    @Override
    @Transactional
    public void run(ApplicationArguments args) {
        String username = properties.firstOrganiser();
        if (!StringUtils.hasText(username) || accounts.count() > 0) {
            return;
        }
        String code = properties.firstOrganiserCode() == null ? "" : properties.firstOrganiserCode();
        if (code.replaceAll("[\\s-]", "").length() < SHORTEST_CODE) {
            throw new IllegalStateException("good-netizen.accounts.first-organiser-code 至少 " + SHORTEST_CODE
                    + " 个字符（不计空格和连字符），现有 " + code.replaceAll("[\\s-]", "").length() + " 个");
        }
        Unit organiser = organization.all().stream()
                .filter(unit -> unit.kind() == UnitKind.PROVINCIAL_UNION)
                .findFirst()
                .orElseThrow();
        Account account = Account.awaitingActivation(username, organiser.code(), unusable.hash());
        account.describe(organiser.shortName() + " " + Role.ORGANISER.title(), organiser.email(), Role.ORGANISER, true);
        activation.issueGiven(accounts.saveAndFlush(account), code);
        LOG.info("Made the first organiser's account {}; it waits at /activate", username);
    }
}
