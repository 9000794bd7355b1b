package cn.goodnetizen.notification;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other features may ask about letters: figures only, nothing personal. */
@Component
@Transactional(readOnly = true)
public class Letters {

    private final StoredLetters letters;

    Letters(StoredLetters letters) {
        this.letters = letters;
    }

    /** How many letters are in each state; every state is named, those without letters with 0. */
    public Map<LetterState, Long> countByState() {
        Map<LetterState, Long> counts = new EnumMap<>(LetterState.class);
        for (LetterState state : LetterState.values()) {
            counts.put(state, 0L);
        }
        letters.countByState().forEach(count -> counts.put(count.getState(), count.getLetters()));
        return counts;
    }
}
