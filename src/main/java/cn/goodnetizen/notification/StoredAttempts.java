package cn.goodnetizen.notification;

import java.util.List;
import org.springframework.data.repository.Repository;

interface StoredAttempts extends Repository<LetterAttempt, Long> {

    LetterAttempt save(LetterAttempt attempt);

    List<LetterAttempt> findByLetterIdOrderByIdDesc(long letterId);
}
