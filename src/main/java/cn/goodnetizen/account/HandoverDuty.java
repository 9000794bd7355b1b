package cn.goodnetizen.account;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * Something that was open when a post was handed over, in the words of the page that showed it.
 *
 * @param dueDay the day with which it ends, null where there is none
 * @param state where it stood, such as 等待报送
 */
@Embeddable
public record HandoverDuty(String name, LocalDate dueDay, String state) {}
