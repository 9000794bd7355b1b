package cn.goodnetizen.notification;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A short message over one channel. Written by {@link ChannelDesk} alone, so that it exists once. */
@Entity
@Table(name = "channel_messages")
class ChannelMessage {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String unitCode;
    private String channel;
    private String idempotencyKey;
    private String text;
    private String link;
    private String username;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private LetterState state;

    private int attempts;
    private Instant queuedAt;
    private Instant sentAt;

    protected ChannelMessage() {}

    long id() {
        return id;
    }

    String unitCode() {
        return unitCode;
    }

    String channel() {
        return channel;
    }

    String key() {
        return idempotencyKey;
    }

    String text() {
        return text;
    }

    String link() {
        return link;
    }

    /** The post it is for; null: whoever works for the unit on the day it leaves. */
    String username() {
        return username;
    }

    LetterState state() {
        return state;
    }

    int attempts() {
        return attempts;
    }

    Instant queuedAt() {
        return queuedAt;
    }

    Instant sentAt() {
        return sentAt;
    }

    void sent(Instant now) {
        attempts++;
        state = LetterState.SENT;
        sentAt = now;
    }

    void tried() {
        attempts++;
    }

    void giveUp() {
        state = LetterState.FAILED;
    }
}
