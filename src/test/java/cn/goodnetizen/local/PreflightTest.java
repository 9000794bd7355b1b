package cn.goodnetizen.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    @Test
    void aTakenPortIsNamedWithItsPartAndWhatToDo() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            assertThat(Preflight.ports(Map.of("门户", port))).hasValueSatisfying(line -> assertThat(line)
                    .contains("端口 " + port + "（门户）已被占用", "请先结束占用它的程序")
                    .doesNotContain("\n"));
        }
    }

    @Test
    void aFreePortIsNoComplaint() {
        assertThat(Preflight.ports(Map.of("门户", FreePort.orGiven(0)))).isEmpty();
    }

    @Test
    void aJdkBefore21IsToldWhichOneIsNeeded() {
        assertThat(Preflight.jdk(17)).contains("需要 JDK 21 或更新版本，现在运行的是 JDK 17：请安装后重新启动（Maven 会自己找到装好的 JDK）。");
        assertThat(Preflight.jdk(21)).isEmpty();
        assertThat(Preflight.jdk(25)).isEmpty();
    }

    @Test
    void tooLittleMemoryNamesWhatIsThereAndWhatIsNeeded() {
        assertThat(Preflight.memory(Preflight.LEAST_MEMORY)).isEmpty();
        assertThat(Preflight.memory(Preflight.LEAST_MEMORY / 2)).contains("可用内存只有 1.5 GB，至少需要 3.0 GB：请关掉一些程序后重新启动。");
    }

    @Test
    void tooLittleDiskNamesTheFolder() {
        Path folder = Path.of("数据");

        assertThat(Preflight.disk(folder, Preflight.LEAST_DISK)).isEmpty();
        assertThat(Preflight.disk(folder, Preflight.LEAST_DISK / 3))
                .contains("目录 数据 所在磁盘只剩 1.0 GB，至少需要 3.0 GB：请腾出空间后重新启动。");
    }

    @Test
    void aPlatformWhosePortIsTakenStartsNothing(@TempDir Path folder) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalPlatform.Ports free = LocalPlatform.Ports.free();
            LocalPlatform.Ports ports = new LocalPlatform.Ports(
                    other.getLocalPort(),
                    free.webApplications(),
                    free.brokerRest(),
                    free.brokerGrpc(),
                    free.brokerManagement(),
                    free.webApplicationsManagement(),
                    free.openSearch(),
                    free.database(),
                    free.ldap(),
                    free.smtp());
            LocalPlatform.Options options = new LocalPlatform.Options(
                    ports, folder.resolve("data"), folder.resolve("logs"), true, line -> {}, List.of());

            assertThatThrownBy(() -> LocalPlatform.start(options))
                    .isInstanceOf(LocalPlatform.NotStartable.class)
                    .hasMessageContaining("端口 " + other.getLocalPort() + "（门户）已被占用");
            assertThat(folder.resolve("logs")).doesNotExist();
        }
    }
}
