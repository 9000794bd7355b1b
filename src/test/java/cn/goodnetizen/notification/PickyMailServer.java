package cn.goodnetizen.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small SMTP server that refuses the mailboxes it is told to, which GreenMail does not do. */
final class PickyMailServer implements AutoCloseable {

    /** A mail with the mailboxes it was handed over for. */
    record Received(List<String> recipients, MimeMessage message) {}

    private final ServerSocket socket;
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    private PickyMailServer(ServerSocket socket) {
        this.socket = socket;
    }

    static PickyMailServer start() {
        try {
            PickyMailServer server = new PickyMailServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofPlatform().daemon().name("picky-mail").start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** @param reply such as {@code 550 5.1.1 User unknown} */
    void refuse(String mailbox, String reply) {
        refused.put(mailbox, reply);
    }

    List<Received> received() {
        return received;
    }

    void forget() {
        refused.clear();
        received.clear();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofPlatform().daemon().name("picky-mail-client").start(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream out = client.getOutputStream();
            List<String> recipients = new ArrayList<>();
            say(out, "220 picky.example");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
                switch (command) {
                    case "MAIL", "RSET" -> {
                        recipients.clear();
                        say(out, "250 ok");
                    }
                    case "RCPT" -> {
                        String mailbox = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                        String refusal = refused.get(mailbox);
                        if (refusal == null) {
                            recipients.add(mailbox);
                        }
                        say(out, refusal == null ? "250 ok" : refusal);
                    }
                    case "DATA" -> {
                        say(out, "354 go on");
                        received.add(new Received(List.copyOf(recipients), message(in)));
                        say(out, "250 taken");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 picky.example");
                }
            }
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MimeMessage message(BufferedReader in) throws IOException, MessagingException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
