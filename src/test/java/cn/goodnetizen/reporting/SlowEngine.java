package cn.goodnetizen.reporting;

import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.SetVariablesRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.SetVariablesResponse;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** The door of an engine that takes its time over the first form it is told to fill, which the real one does not on demand. */
final class SlowEngine extends GatewayGrpc.GatewayImplBase {

    private final Server server;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<String> taken = new CopyOnWriteArrayList<>();

    SlowEngine() {
        try {
            server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                    .addService(this)
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getPort();
    }

    @Override
    public void setVariables(SetVariablesRequest request, StreamObserver<SetVariablesResponse> answer) {
        boolean first = asked.getCount() > 0;
        asked.countDown();
        try {
            if (first) {
                released.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        taken.add(request.getVariables());
        answer.onNext(SetVariablesResponse.getDefaultInstance());
        answer.onCompleted();
    }

    /** Waits until it is busy with the first form. */
    void awaitBusy() throws InterruptedException {
        asked.await();
    }

    void goOn() {
        released.countDown();
    }

    /** The variables in the order in which they came to hold. */
    List<String> taken() {
        return taken;
    }

    void stop() {
        server.shutdownNow();
    }
}
