package cn.goodnetizen.entry;

import cn.goodnetizen.media.FileType;
import java.util.List;
import java.util.Optional;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is wrong with a file, said before the work is handed in. Advice: after the hand-in the process looks again. In no
 * transaction, because the engine may take its time.
 */
@Component
class EntryChecks {

    private final EntryFiles files;
    private final EntryProbes probes;
    private final EntryQuestions questions;
    private final EligibilityDecision decision;

    EntryChecks(EntryFiles files, EntryProbes probes, EntryQuestions questions, EligibilityDecision decision) {
        this.files = files;
        this.probes = probes;
        this.questions = questions;
        this.decision = decision;
    }

    /**
     * @param followers as typed
     * @return empty when there is no such file
     */
    Optional<Check> of(Entry entry, FileRole role, @Nullable Integer followers) {
        return files.findByEntryIdAndRole(entry.id(), role).map(file -> check(entry, file, followers));
    }

    private Check check(Entry entry, EntryFile file, @Nullable Integer followers) {
        if (file.type().kind() == FileType.Kind.VIDEO) {
            switch (probes.standing(file.storageName())) {
                case RUNNING:
                    return Check.RUNNING;
                case UNANSWERED:
                    return Check.AWAY;
                case KNOWN:
                    break;
            }
        }
        EligibilityQuestion question = questions.about(entry, file, followers);
        return decision.findings(question)
                .map(found -> new Check(
                        Check.State.DONE,
                        found.stream().map(one -> finding(one, question)).toList()))
                .orElse(Check.AWAY);
    }

    private static Finding finding(EntryFinding found, EligibilityQuestion question) {
        FindingWording.Said said = FindingWording.of(found.finding(), question);
        return new Finding(found.act() == EntryFinding.Act.MEND, said.what(), said.toDo());
    }

    /** @param findings empty unless it is {@link State#DONE}, and when nothing was found */
    record Check(State state, List<Finding> findings) {

        static final Check RUNNING = new Check(State.RUNNING, List.of());
        static final Check AWAY = new Check(State.AWAY, List.of());

        enum State {
            RUNNING,
            AWAY,
            DONE
        }

        public boolean running() {
            return state == State.RUNNING;
        }

        public boolean away() {
            return state == State.AWAY;
        }
    }

    /** @param mustMend whether the entrant has to hand in another file; otherwise a person looks */
    record Finding(boolean mustMend, String what, String toDo) {

        static Finding of(StoredFinding stored) {
            return new Finding(stored.mustMend(), stored.what(), stored.toDo());
        }
    }
}
