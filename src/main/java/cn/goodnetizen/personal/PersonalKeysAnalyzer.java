package cn.goodnetizen.personal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line what is wrong with the keys, in place of a stack trace. */
class PersonalKeysAnalyzer extends AbstractFailureAnalyzer<PersonalKeysException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PersonalKeysException cause) {
        return new FailureAnalysis(
                cause.getMessage(), "A key is made by: openssl rand -base64 32. See docs/decisions.", cause);
    }
}
