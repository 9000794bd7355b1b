package cn.goodnetizen.local;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * An LDAP directory that mirrors table {@code accounts}, so that the portal's login opens Tasklist and Operate too. The
 * database stays the only source: entries follow it at every search, and a password is checked against the hash stored
 * there. What the entries carry as password is a secret of this process that nobody is told.
 */
final class AccountDirectory implements AutoCloseable {

    static final String BASE = "dc=union,dc=cn";
    static final String READER = "cn=reader," + BASE;

    private final JdbcClient database;
    private final PasswordEncoder passwords = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final String secret = UUID.randomUUID().toString();
    private final String readerPassword = UUID.randomUUID().toString();
    private final InMemoryDirectoryServer server;

    private record Account(String username, String displayName, String email) {

        String dn() {
            return new RDN("uid", username) + "," + BASE;
        }

        Entry entry(String secret) {
            Entry entry = new Entry(dn());
            entry.addAttribute("objectClass", "top", "person", "organizationalPerson", "inetOrgPerson");
            entry.addAttribute("uid", username);
            entry.addAttribute("cn", displayName);
            entry.addAttribute("sn", displayName);
            entry.addAttribute("displayName", displayName);
            entry.addAttribute("mail", email);
            entry.addAttribute("userPassword", secret);
            return entry;
        }
    }

    private AccountDirectory(DataSource source, int port) throws LDAPException {
        database = JdbcClient.create(source);
        InMemoryDirectoryServerConfig configuration = new InMemoryDirectoryServerConfig(BASE);
        configuration.setSchema(null);
        configuration.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), port, null));
        configuration.addAdditionalBindCredentials(READER, readerPassword);
        configuration.addInMemoryOperationInterceptor(new Mirror());
        server = new InMemoryDirectoryServer(configuration);
        Entry base = new Entry(BASE);
        base.addAttribute("objectClass", "top", "domain");
        base.addAttribute("dc", "union");
        server.add(base);
        server.startListening();
    }

    /**
     * @param source the application's database; it need not be up yet, nor hold the table
     * @param port 0 for a free one
     */
    static AccountDirectory start(DataSource source, int port) {
        try {
            return new AccountDirectory(source, port);
        } catch (LDAPException e) {
            throw new IllegalStateException("LDAP 目录无法在端口 " + port + " 启动：" + e.getMessage(), e);
        }
    }

    URI address() {
        return URI.create("ldap://127.0.0.1:" + server.getListenPort() + "/");
    }

    String readerPassword() {
        return readerPassword;
    }

    @Override
    public void close() {
        server.shutDown(true);
    }

    private boolean tableExists() {
        return database.sql("SELECT COUNT(*) FROM information_schema.tables"
                                + " WHERE table_schema = DATABASE() AND table_name = 'accounts'")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private synchronized void synchronise() throws LDAPException {
        List<Account> accounts = !tableExists()
                ? List.of()
                : database.sql("SELECT username, display_name, email FROM accounts WHERE enabled")
                        .query((row, number) -> new Account(row.getString(1), row.getString(2), row.getString(3)))
                        .list();
        Map<String, Entry> stale = new HashMap<>();
        for (SearchResultEntry entry :
                server.search(BASE, SearchScope.ONE, "(uid=*)").getSearchEntries()) {
            stale.put(entry.getAttributeValue("uid"), entry);
        }
        for (Account account : accounts) {
            Entry wanted = account.entry(secret);
            Entry present = stale.remove(account.username());
            if (present != null && !sameFacts(present, wanted)) {
                server.delete(present.getDN());
                present = null;
            }
            if (present == null) {
                server.add(wanted);
            }
        }
        for (Entry gone : stale.values()) {
            server.delete(gone.getDN());
        }
    }

    private static boolean sameFacts(Entry one, Entry other) {
        return List.of("displayName", "mail").stream()
                .allMatch(name -> one.getAttributeValue(name).equals(other.getAttributeValue(name)));
    }

    /** A one-time password opens the portal's page for a new one, and nothing here. */
    private boolean passwordMatches(String username, String given) {
        Optional<String> hash = !tableExists()
                ? Optional.empty()
                : database.sql(
                                "SELECT password_hash FROM accounts WHERE username = ? AND enabled AND NOT password_expired")
                        .param(username)
                        .query(String.class)
                        .optional();
        return hash.filter(stored -> passwords.matches(given, stored)).isPresent();
    }

    private final class Mirror extends InMemoryOperationInterceptor {

        private final ThreadLocal<Set<String>> inside = ThreadLocal.withInitial(Set::of);

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
            if (inside.get().isEmpty()) {
                following();
            }
        }

        @Override
        public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) throws LDAPException {
            SimpleBindRequest bind = request.getRequest();
            DN dn = new DN(bind.getBindDN());
            if (dn.equals(new DN(READER))) {
                return;
            }
            String username = dn.getRDN() == null ? "" : dn.getRDN().getAttributeValues()[0];
            String password =
                    bind.getPassword() == null ? "" : bind.getPassword().stringValue();
            if (!DN.equals(dn.toString(), new RDN("uid", username) + "," + BASE)
                    || !passwordMatches(username, password)) {
                throw new LDAPException(ResultCode.INVALID_CREDENTIALS, "用户名或密码不正确");
            }
            following();
            request.setRequest(new SimpleBindRequest(bind.getBindDN(), secret));
        }

        /** The server asks its interceptors about our own search as well. */
        private void following() throws LDAPException {
            inside.set(Set.of("synchronising"));
            try {
                synchronise();
            } finally {
                inside.remove();
            }
        }
    }
}
