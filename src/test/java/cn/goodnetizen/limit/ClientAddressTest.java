package cn.goodnetizen.limit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whose tries are counted, as the container tells it over the wire. */
class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "none, , 198.51.100.9, 127.0.0.1",
        "native, , 198.51.100.9, 198.51.100.9",
        "native, , '6.6.6.6, 198.51.100.9', 198.51.100.9",
        "native, 192.0.2.1, 198.51.100.9, 127.0.0.1"
    })
    void aHeaderIsBelievedFromTrustedProxiesAloneAndOnlyWhatTheyAdded(
            String strategy, String proxies, String forwardedFor, String expected) throws Exception {
        SpringApplicationBuilder application =
                new SpringApplicationBuilder(Echo.class).properties("server.port=0", "server.address=127.0.0.1");
        application.properties("server.forward-headers-strategy=" + strategy, "spring.main.banner-mode=off");
        if (proxies != null) {
            application.properties("server.tomcat.remoteip.internal-proxies=" + proxies);
        }
        try (var context =
                (ServletWebServerApplicationContext) application.run("--spring.config.location=optional:none/")) {
            assertThat(ask(context.getWebServer().getPort(), forwardedFor)).isEqualTo(expected);
        }
    }

    @Test
    void aNetworkOfVersionSixCountsAsOneClientAndNothingIsLookedUp() {
        assertThat(ClientAddress.network("2001:db8:1:2:aaaa::1"))
                .isEqualTo(ClientAddress.network("2001:db8:1:2:bbbb::2"))
                .isNotEqualTo(ClientAddress.network("2001:db8:1:3:aaaa::1"));
        assertThat(ClientAddress.network("::ffff:198.51.100.9")).isEqualTo("198.51.100.9");
        assertThat(ClientAddress.network("no:such:host.example")).isEqualTo("unknown");
        assertThat(ClientAddress.network("x".repeat(100_000))).hasSize(64);
    }

    private static String ask(int port, String forwardedFor) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                                    .header("X-Forwarded-For", forwardedFor)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        EmbeddedWebServerFactoryCustomizerAutoConfiguration.class,
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    @RestController
    static class Echo {

        @GetMapping("/")
        String address(HttpServletRequest request) {
            return ClientAddress.of(request);
        }
    }
}
