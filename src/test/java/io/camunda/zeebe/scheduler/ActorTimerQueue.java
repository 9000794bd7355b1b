package io.camunda.zeebe.scheduler;

import io.camunda.zeebe.scheduler.clock.ActorClock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/**
 * Stands in for the 8.6 broker's own class of this name, before it on the broker's class path, so that the controlled
 * clock may be pinned and moved back. The original keeps timers on a wheel of absolute times: once the clock is behind
 * the wheel, or stands still, what was scheduled never runs, and with it go the check for due timers, the expiry of
 * messages and the answers to clients.
 *
 * <p>Here every timer runs after the real time it asked for, and sooner when the clock jumps ahead over it. A clock that
 * stands still or goes back delays nothing. The wheel's resolution of one millisecond is kept.
 */
public final class ActorTimerQueue {

    /** A clock that gains more than this on real time was moved by somebody. */
    private static final long JUMP_MILLIS = 50;

    private final Map<Long, Entry> scheduled = new HashMap<>();
    private final PriorityQueue<Entry> queue =
            new PriorityQueue<>(Comparator.comparingLong(Entry::runsAt).thenComparingLong(Entry::id));
    private long nextId;
    private long lastClock;
    private long lastReal;
    /** How far the clock was moved ahead since the start, in milliseconds. */
    private long movedAhead;

    /** A timer and when it runs: real milliseconds, plus how far the clock had been moved ahead by then. */
    private record Entry(long id, long runsAt, TimerSubscription timer) {}

    public ActorTimerQueue(ActorClock clock) {
        lastClock = clock.getTimeMillis();
        lastReal = realMillis();
    }

    public ActorTimerQueue(ActorClock clock, int ticksPerWheel) {
        this(clock);
    }

    public void processExpiredTimers(ActorClock clock) {
        long now = follow(clock);
        for (Entry next = queue.peek(); next != null && next.runsAt() <= now; next = queue.peek()) {
            queue.poll();
            scheduled.remove(next.id());
            next.timer().onTimerExpired(TimeUnit.MILLISECONDS, clock.getTimeMillis());
        }
    }

    public void schedule(TimerSubscription timer, ActorClock clock) {
        long delay = Math.max(0, timer.getDeadline(clock) - clock.getTimeMillis());
        Entry entry = new Entry(++nextId, follow(clock) + delay, timer);
        timer.setTimerId(entry.id());
        scheduled.put(entry.id(), entry);
        queue.add(entry);
    }

    public void remove(TimerSubscription timer) {
        Entry entry = scheduled.remove(timer.getTimerId());
        if (entry != null) {
            queue.remove(entry);
        }
    }

    private long follow(ActorClock clock) {
        long real = realMillis();
        long gained = (clock.getTimeMillis() - lastClock) - (real - lastReal);
        lastClock = clock.getTimeMillis();
        lastReal = real;
        if (gained > JUMP_MILLIS) {
            movedAhead += gained;
        }
        return real + movedAhead;
    }

    private static long realMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
