package cn.goodnetizen.entry;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The technical part of an entry's way: what its files are, and what the decision table found in them. */
@Component
class EntryProbing {

    private final Entries entries;
    private final StoredFindings findings;
    private final EntryQuestions questions;
    private final EntryHistory history;
    private final SubmissionWindow window;

    EntryProbing(
            Entries entries,
            StoredFindings findings,
            EntryQuestions questions,
            EntryHistory history,
            SubmissionWindow window) {
        this.entries = entries;
        this.findings = findings;
        this.questions = questions;
        this.history = history;
        this.window = window;
    }

    /** What the decision table is to be asked, file by file. Without a transaction: looking into a file takes its time. */
    List<EntryQuestions.Asked> questions(long entryId) {
        Entry entry = entries.get(entryId);
        return questions.of(entry, entry.followers());
    }

    /**
     * Keeps what was found in the files of this round, in words. A second call changes nothing.
     *
     * @param asked what was asked, the files not looked into again
     * @param answers of the decision table, in the same order
     * @return whether the entrant must mend something before anybody reviews; once corrections are over a person decides
     */
    @Transactional
    boolean record(long entryId, List<EntryQuestions.Asked> asked, List<List<EntryFinding>> answers) {
        Entry entry = entries.toChange(entryId);
        findings.deleteByEntryIdAndRound(entryId, entry.round());
        boolean mustMend = false;
        for (int at = 0; at < asked.size(); at++) {
            for (EntryFinding found : answers.get(at).stream().distinct().toList()) {
                FindingWording.Said said =
                        FindingWording.of(found.finding(), asked.get(at).question());
                findings.save(
                        new StoredFinding(entryId, entry.round(), asked.get(at).role(), found, said));
                mustMend |= found.act() == EntryFinding.Act.MEND;
            }
        }
        mustMend &= !window.correctionsAreOver(entry);
        if (mustMend && entry.state() == EntryState.CHECKING) {
            entry.mend();
            history.note(entry, EntryEvent.Kind.MUST_MEND, EntryHistory.SYSTEM, null);
        }
        return mustMend;
    }
}
