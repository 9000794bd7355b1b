package cn.goodnetizen.local.queryapi;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessMessageSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessMessageSubscriptionRecordValue;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import io.camunda.zeebe.protocol.record.value.deployment.Process;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the engine's records say about its present state, as rows named and valued like the query API's results. */
final class EngineRecords {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Map<Long, Map<String, Object>>> rows = new HashMap<>();
    private final Map<Long, List<Map<String, Object>>> sequenceFlows = new HashMap<>();
    private final Map<Long, String> models = new HashMap<>();
    private final Map<Long, Map<String, String>> elementNames = new HashMap<>();

    EngineRecords() {
        for (String kind : List.of(
                "process-definitions",
                "process-instances",
                "element-instances",
                "user-tasks",
                "variables",
                "incidents",
                "message-subscriptions")) {
            rows.put(kind, new TreeMap<>());
        }
    }

    void apply(Record<?> record) {
        if (record.getRecordType() != RecordType.EVENT) {
            return;
        }
        lock.lock();
        try {
            switch (record.getValue()) {
                case Process process -> processDefinition(record, process);
                case ProcessInstanceRecordValue instance -> instance(record, instance);
                case UserTaskRecordValue task -> userTask(record, task);
                case VariableRecordValue variable -> variable(record, variable);
                case IncidentRecordValue incident -> incident(record, incident);
                case ProcessMessageSubscriptionRecordValue subscription -> subscription(record, subscription);
                default -> {
                    return;
                }
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Copies of the rows of one kind in the order of their keys; null for a kind that is not kept here. */
    List<Map<String, Object>> all(String kind) {
        lock.lock();
        try {
            Map<Long, Map<String, Object>> kept = rows.get(kind);
            return kept == null ? null : copies(kept.values());
        } finally {
            lock.unlock();
        }
    }

    List<Map<String, Object>> takenSequenceFlows(long processInstanceKey) {
        lock.lock();
        try {
            return copies(sequenceFlows.getOrDefault(processInstanceKey, List.of()));
        } finally {
            lock.unlock();
        }
    }

    String model(long processDefinitionKey) {
        lock.lock();
        try {
            return models.get(processDefinitionKey);
        } finally {
            lock.unlock();
        }
    }

    List<Long> activeRootInstances() {
        lock.lock();
        try {
            return rows.get("process-instances").entrySet().stream()
                    .filter(entry -> "ACTIVE".equals(entry.getValue().get("state")))
                    .filter(entry -> entry.getValue().get("parentProcessInstanceKey") == null)
                    .map(Map.Entry::getKey)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no process instance is active; false when the time is over before. */
    boolean awaitNoActiveInstance(Duration limit) throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        lock.lock();
        try {
            while (rows.get("process-instances").values().stream().anyMatch(row -> "ACTIVE".equals(row.get("state")))) {
                long left = until - System.nanoTime();
                if (left <= 0 || !changed.await(left, TimeUnit.NANOSECONDS) && System.nanoTime() >= until) {
                    return false;
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything but the definitions, which the engine keeps and does not announce a second time. */
    void forgetInstances() {
        lock.lock();
        try {
            rows.forEach((kind, kept) -> {
                if (!"process-definitions".equals(kind)) {
                    kept.clear();
                }
            });
            sequenceFlows.clear();
        } finally {
            lock.unlock();
        }
    }

    private void processDefinition(Record<?> record, Process process) {
        if (record.getIntent() != ProcessIntent.CREATED) {
            return;
        }
        long key = process.getProcessDefinitionKey();
        String model = new String(process.getResource(), StandardCharsets.UTF_8);
        Map<String, String> names = names(process.getResource());
        models.put(key, model);
        elementNames.put(key, names);
        Map<String, Object> row = row("process-definitions", key);
        row.put("processDefinitionKey", String.valueOf(key));
        row.put("processDefinitionId", process.getBpmnProcessId());
        row.put("name", names.get(process.getBpmnProcessId()));
        row.put("resourceName", process.getResourceName());
        row.put("version", process.getVersion());
        row.put("versionTag", process.getVersionTag());
        row.put("tenantId", process.getTenantId());
        row.put("hasStartForm", false);
    }

    private void instance(Record<?> record, ProcessInstanceRecordValue value) {
        if (!(record.getIntent() instanceof ProcessInstanceIntent intent)) {
            return;
        }
        if (intent == ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN) {
            Map<String, Object> flow = new LinkedHashMap<>();
            definition(flow, value.getBpmnProcessId(), value.getProcessDefinitionKey(), value.getTenantId());
            flow.put("sequenceFlowId", value.getProcessInstanceKey() + "_" + value.getElementId());
            flow.put("processInstanceKey", String.valueOf(value.getProcessInstanceKey()));
            flow.put("elementId", value.getElementId());
            sequenceFlows
                    .computeIfAbsent(value.getProcessInstanceKey(), any -> new ArrayList<>())
                    .add(flow);
            return;
        }
        boolean process = value.getBpmnElementType() == BpmnElementType.PROCESS;
        Map<String, Object> row = row(process ? "process-instances" : "element-instances", record.getKey());
        if (!row.containsKey("startDate")) {
            row.put("startDate", time(record));
            row.put("hasIncident", false);
        }
        definition(row, value.getBpmnProcessId(), value.getProcessDefinitionKey(), value.getTenantId());
        row.put("processInstanceKey", String.valueOf(value.getProcessInstanceKey()));
        if (process) {
            row.put("processDefinitionName", name(value.getProcessDefinitionKey(), value.getBpmnProcessId()));
            row.put("processDefinitionVersion", value.getVersion());
            row.put("parentProcessInstanceKey", keyOrNull(value.getParentProcessInstanceKey()));
            row.put("parentElementInstanceKey", keyOrNull(value.getParentElementInstanceKey()));
        } else {
            row.put("elementInstanceKey", String.valueOf(record.getKey()));
            row.put("elementId", value.getElementId());
            row.put("elementName", name(value.getProcessDefinitionKey(), value.getElementId()));
            row.put("type", value.getBpmnElementType().name());
        }
        switch (intent) {
            case ELEMENT_COMPLETED -> ended(row, "COMPLETED", record);
            case ELEMENT_TERMINATED -> ended(row, "TERMINATED", record);
            default -> row.putIfAbsent("state", "ACTIVE");
        }
    }

    private void userTask(Record<?> record, UserTaskRecordValue value) {
        Map<String, Object> row = row("user-tasks", value.getUserTaskKey());
        row.putIfAbsent("creationDate", time(record));
        definition(row, value.getBpmnProcessId(), value.getProcessDefinitionKey(), value.getTenantId());
        row.put("userTaskKey", String.valueOf(value.getUserTaskKey()));
        row.put("name", name(value.getProcessDefinitionKey(), value.getElementId()));
        row.put("elementId", value.getElementId());
        row.put("elementInstanceKey", String.valueOf(value.getElementInstanceKey()));
        row.put("processInstanceKey", String.valueOf(value.getProcessInstanceKey()));
        row.put("processDefinitionVersion", value.getProcessDefinitionVersion());
        row.put("processName", name(value.getProcessDefinitionKey(), value.getBpmnProcessId()));
        row.put("assignee", textOrNull(value.getAssignee()));
        row.put("candidateGroups", value.getCandidateGroupsList());
        row.put("candidateUsers", value.getCandidateUsersList());
        row.put("dueDate", textOrNull(value.getDueDate()));
        row.put("followUpDate", textOrNull(value.getFollowUpDate()));
        row.put("formKey", keyOrNull(value.getFormKey()));
        row.put("externalFormReference", textOrNull(value.getExternalFormReference()));
        row.put("customHeaders", value.getCustomHeaders());
        row.put("priority", value.getPriority());
        if (record.getIntent() == UserTaskIntent.CREATING) {
            row.put("state", "CREATING");
        } else if (record.getIntent() == UserTaskIntent.COMPLETED) {
            row.put("state", "COMPLETED");
            row.put("completionDate", time(record));
        } else if (record.getIntent() == UserTaskIntent.CANCELED) {
            row.put("state", "CANCELED");
            row.put("completionDate", time(record));
        } else {
            row.put("state", "CREATED");
        }
    }

    private void variable(Record<?> record, VariableRecordValue value) {
        if (record.getIntent() != VariableIntent.CREATED && record.getIntent() != VariableIntent.UPDATED) {
            return;
        }
        Map<String, Object> row = row("variables", record.getKey());
        row.put("variableKey", String.valueOf(record.getKey()));
        row.put("name", value.getName());
        row.put("value", value.getValue());
        row.put("isTruncated", false);
        row.put("scopeKey", String.valueOf(value.getScopeKey()));
        row.put("processInstanceKey", String.valueOf(value.getProcessInstanceKey()));
        row.put("tenantId", value.getTenantId());
    }

    private void incident(Record<?> record, IncidentRecordValue value) {
        boolean resolved = record.getIntent() == IncidentIntent.RESOLVED;
        Map<String, Object> row = row("incidents", record.getKey());
        row.putIfAbsent("creationTime", time(record));
        definition(row, value.getBpmnProcessId(), value.getProcessDefinitionKey(), value.getTenantId());
        row.put("incidentKey", String.valueOf(record.getKey()));
        row.put("errorType", value.getErrorType().name());
        row.put("errorMessage", value.getErrorMessage());
        row.put("elementId", value.getElementId());
        row.put("elementInstanceKey", String.valueOf(value.getElementInstanceKey()));
        row.put("processInstanceKey", String.valueOf(value.getProcessInstanceKey()));
        row.put("jobKey", keyOrNull(value.getJobKey()));
        row.put("state", resolved ? "RESOLVED" : "ACTIVE");
        mark("process-instances", value.getProcessInstanceKey(), record.getKey(), resolved);
        mark("element-instances", value.getElementInstanceKey(), record.getKey(), resolved);
    }

    private void mark(String kind, long key, long incidentKey, boolean resolved) {
        Map<String, Object> row = rows.get(kind).get(key);
        if (row != null) {
            row.put("hasIncident", !resolved);
            if ("element-instances".equals(kind)) {
                row.put("incidentKey", resolved ? null : String.valueOf(incidentKey));
            }
        }
    }

    private void subscription(Record<?> record, ProcessMessageSubscriptionRecordValue value) {
        String state;
        if (record.getIntent() == ProcessMessageSubscriptionIntent.CREATED) {
            state = "CREATED";
        } else if (record.getIntent() == ProcessMessageSubscriptionIntent.CORRELATED) {
            state = "CORRELATED";
        } else if (record.getIntent() == ProcessMessageSubscriptionIntent.DELETED) {
            state = "DELETED";
        } else {
            return;
        }
        Map<String, Object> row = row("message-subscriptions", record.getKey());
        if ("DELETED".equals(state) && "CORRELATED".equals(row.get("messageSubscriptionState"))) {
            return;
        }
        Map<String, Object> element = rows.get("element-instances").get(value.getElementInstanceKey());
        row.put("messageSubscriptionKey", String.valueOf(record.getKey()));
        row.put("processDefinitionId", value.getBpmnProcessId());
        row.put("processDefinitionKey", element == null ? null : element.get("processDefinitionKey"));
        row.put("processInstanceKey", String.valueOf(value.getProcessInstanceKey()));
        row.put("elementId", value.getElementId());
        row.put("elementInstanceKey", String.valueOf(value.getElementInstanceKey()));
        row.put("messageSubscriptionState", state);
        row.put("lastUpdatedDate", time(record));
        row.put("messageName", value.getMessageName());
        row.put("correlationKey", value.getCorrelationKey());
        row.put("tenantId", value.getTenantId());
    }

    private Map<String, Object> row(String kind, long key) {
        return rows.get(kind).computeIfAbsent(key, any -> new LinkedHashMap<>());
    }

    private static void definition(Map<String, Object> row, String id, long key, String tenantId) {
        row.put("processDefinitionId", id);
        row.put("processDefinitionKey", String.valueOf(key));
        row.put("tenantId", tenantId);
    }

    private static void ended(Map<String, Object> row, String state, Record<?> record) {
        row.put("state", state);
        row.put("endDate", time(record));
    }

    private String name(long processDefinitionKey, String elementId) {
        return elementNames.getOrDefault(processDefinitionKey, Map.of()).getOrDefault(elementId, elementId);
    }

    private static String time(Record<?> record) {
        return Instant.ofEpochMilli(record.getTimestamp()).toString();
    }

    private static String keyOrNull(long key) {
        return key < 0 ? null : String.valueOf(key);
    }

    private static String textOrNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static List<Map<String, Object>> copies(Collection<Map<String, Object>> rows) {
        List<Map<String, Object>> copies = new ArrayList<>(rows.size());
        rows.forEach(row -> copies.add(new LinkedHashMap<>(row)));
        return copies;
    }

    private static Map<String, String> names(byte[] model) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            NodeList elements = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(model))
                    .getElementsByTagNameNS("http://www.omg.org/spec/BPMN/20100524/MODEL", "*");
            Map<String, String> names = new HashMap<>();
            for (int i = 0; i < elements.getLength(); i++) {
                Element element = (Element) elements.item(i);
                if (!element.getAttribute("id").isEmpty()
                        && !element.getAttribute("name").isEmpty()) {
                    names.put(element.getAttribute("id"), element.getAttribute("name"));
                }
            }
            return names;
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("a deployed model is not XML", e);
        }
    }
}
