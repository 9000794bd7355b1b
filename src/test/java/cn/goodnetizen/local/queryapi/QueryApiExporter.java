package cn.goodnetizen.local.queryapi;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

/**
 * Keeps what the engine records and serves it, with everything else of the broker's REST and management addresses, on
 * two loopback ports. Arguments: {@code port}, {@code managementport}, {@code broker}, {@code brokermanagement}.
 */
public final class QueryApiExporter implements Exporter {

    private final EngineRecords records = new EngineRecords();
    private Map<String, Object> arguments;
    private Controller controller;
    private QueryApi api;

    @Override
    public void configure(Context context) {
        arguments = context.getConfiguration().getArguments();
    }

    @Override
    public void open(Controller opened) {
        controller = opened;
        try {
            api = new QueryApi(
                    records, number("port"), number("managementport"), address("broker"), address("brokermanagement"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (api != null) {
            api.close();
        }
    }

    @Override
    public void export(Record<?> record) {
        records.apply(record);
        controller.updateLastExportedRecordPosition(record.getPosition());
    }

    private int number(String name) {
        return Integer.parseInt(String.valueOf(arguments.get(name)));
    }

    private URI address(String name) {
        return URI.create(String.valueOf(arguments.get(name)));
    }
}
