package cn.goodnetizen.participant;

import org.springframework.lang.Nullable;

/**
 * A participant as other features and staff see them, masked.
 *
 * @param maskedName 张*; “已注销” of one who has left
 * @param maskedPhone 130****0012, empty of one who has left
 * @param unitCode null while it is not known which unit is meant
 * @param unitName the unit's name, or what was typed for it
 */
public record Participant(
        long id,
        String maskedName,
        String maskedPhone,
        String maskedMail,
        @Nullable String unitCode,
        String unitName,
        boolean deleted) {}
