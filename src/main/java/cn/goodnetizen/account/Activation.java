package cn.goodnetizen.account;

import cn.goodnetizen.organization.Organization;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How an account's holder comes to a password that nobody else ever saw: a code on paper, handed over by the superior
 * unit, opens the account once.
 */
@Component
class Activation {

    /** Days for which a code opens its account. */
    static final int DAYS = 14;

    private static final Duration LIFETIME = Duration.ofDays(DAYS);

    /** Without what is read wrongly on paper: 0 O 1 I L. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final String NO_CODE = "0".repeat(64);

    private final StoredAccounts accounts;
    private final ActivationCodes codes;
    private final UnusablePasswords unusable;
    private final PasswordEncoder encoder;
    private final Organization organization;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Activation(
            StoredAccounts accounts,
            ActivationCodes codes,
            UnusablePasswords unusable,
            PasswordEncoder encoder,
            Organization organization,
            Clock clock) {
        this.accounts = accounts;
        this.codes = codes;
        this.unusable = unusable;
        this.encoder = encoder;
        this.organization = organization;
        this.clock = clock;
    }

    /** Gives each of these accounts a new code; codes given before open nothing any more. */
    @Transactional
    List<Issued> issue(Collection<Account> waiting, String by) {
        return waiting.stream().map(account -> issue(account, newCode(), by)).toList();
    }

    private Issued issue(Account account, String code, String by) {
        ActivationCode stored = codes.findByAccountId(account.id()).orElseGet(() -> new ActivationCode(account.id()));
        stored.issue(hash(code), by, clock.instant(), LIFETIME);
        codes.save(stored);
        return new Issued(
                account.username(),
                account.displayName(),
                account.role().title(),
                organization.unit(account.unitCode()).name(),
                code,
                stored.expiresAt());
    }

    /** For the first account of all, whose code comes from the environment. */
    @Transactional
    void issueGiven(Account account, String code) {
        issue(account, code, account.username());
    }

    /** Takes an account's password away and gives it a new code: for one forgotten, or when a post is handed over. */
    @Transactional
    Issued reset(Account account, String by) {
        Account stored = accounts.findById(account.id()).orElseThrow();
        stored.awaitActivation(unusable.hash());
        return issue(stored, newCode(), by);
    }

    /** Accounts that wait for their holder and have no code that still opens them. */
    @Transactional(readOnly = true)
    List<Account> withoutCode() {
        Instant now = clock.instant();
        return accounts.findByAwaitsActivationTrueAndEnabledTrueOrderById().stream()
                .filter(account -> codes.findByAccountId(account.id())
                        .filter(code -> code.valid(now))
                        .isEmpty())
                .toList();
    }

    /**
     * Sets the first password of an account. Whether user name or code was wrong is not said.
     *
     * @return whether the account is open now
     */
    @Transactional
    boolean activate(String username, String code, String password) {
        Instant now = clock.instant();
        Optional<Account> account = accounts.findByUsername(username);
        Optional<ActivationCode> stored = account.flatMap(found -> codes.lock(found.id()));
        boolean right = MessageDigest.isEqual(
                hash(code).getBytes(StandardCharsets.US_ASCII),
                stored.map(ActivationCode::codeHash).orElse(NO_CODE).getBytes(StandardCharsets.US_ASCII));
        if (!right || !stored.get().valid(now) || !account.get().enabled()) {
            return false;
        }
        stored.get().use(now);
        account.get().activate(encoder.encode(password));
        return true;
    }

    private String newCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            if (i > 0 && i % 4 == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** Typed from paper: case, blanks and hyphens do not matter. A code is random, so a fast hash keeps it. */
    private static String hash(String code) {
        try {
            byte[] plain =
                    code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(plain));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A code in clear, for the one page that shows it. */
    record Issued(
            String username, String displayName, String roleTitle, String unitName, String code, Instant expiresAt) {}
}
