package cn.goodnetizen.reporting;

import cn.goodnetizen.organization.Organization;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says of reports whether the unit handed them in itself or its superior recorded them, wherever they are shown. */
@Component
@Transactional(readOnly = true)
class Recordings {

    private final ReportRecordings recordings;
    private final ReportOriginals originals;
    private final ReportWording wording;
    private final Organization organization;

    Recordings(
            ReportRecordings recordings, ReportOriginals originals, ReportWording wording, Organization organization) {
        this.recordings = recordings;
        this.originals = originals;
        this.wording = wording;
        this.organization = organization;
    }

    /** The recording behind the newest round of a report. */
    Optional<ReportRecording> of(Report report) {
        return recordings.findByReportIdAndRound(report.id(), report.round());
    }

    /** Ids of those whose newest round was recorded for the unit. */
    Set<Long> ofCurrentRound(Collection<Report> reports) {
        Map<Long, Report> byId = reports.stream().collect(Collectors.toMap(Report::id, Function.identity()));
        return recordings.findByReportIdIn(byId.keySet()).stream()
                .filter(recording -> byId.get(recording.reportId()).round() == recording.round())
                .map(ReportRecording::reportId)
                .collect(Collectors.toSet());
    }

    /** 由 … 代录, as forms and histories say it; null when the unit handed the report in itself. */
    String sentence(Report report) {
        return of(report).map(this::sentence).orElse(null);
    }

    String sentence(ReportRecording recording) {
        return "由" + organization.unit(recording.recorderCode()).name() + "代录，" + wording.day(recording.arrivedOn())
                + "收到（" + recording.way().label() + "），原件已附";
    }

    /** Every recording of a report with its originals, the newest first. */
    List<View> all(long reportId) {
        Map<Long, List<Original>> files = originals.findByReportIdAndRecordingIdIsNotNullOrderById(reportId).stream()
                .collect(Collectors.groupingBy(
                        ReportOriginal::recordingId, Collectors.mapping(Original::of, Collectors.toList())));
        return recordings.findByReportIdOrderById(reportId).reversed().stream()
                .map(recording -> new View(
                        organization.unit(recording.recorderCode()).name(),
                        recording.round(),
                        recording.arrivedOn(),
                        recording.way().label(),
                        recording.note(),
                        files.getOrDefault(recording.id(), List.of())))
                .toList();
    }

    record View(String recorder, int round, LocalDate arrivedOn, String way, String note, List<Original> originals) {}

    record Original(long id, String fileName, long sizeBytes) {

        static Original of(ReportOriginal original) {
            return new Original(original.id(), original.fileName(), original.sizeBytes());
        }
    }
}
