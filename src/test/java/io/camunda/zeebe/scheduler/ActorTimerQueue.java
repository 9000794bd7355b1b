package io.camunda.zeebe.scheduler;

import io.camunda.zeebe.scheduler.clock.ActorClock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Stands in for the 8.6 broker's class of this name in process tests, where its clock is turned back between tests. The
 * broker's own keeps a periodic check waiting for the moment that was set before, so that after a jump back no timer of
 * a process fires until that moment has come again. This one counts every delay anew from the time jumped to.
 */
public final class ActorTimerQueue {

    private record Timer(long deadline, long id, TimerSubscription subscription) {}

    private final TreeSet<Timer> queue =
            new TreeSet<>(Comparator.comparingLong(Timer::deadline).thenComparingLong(Timer::id));
    private final Map<Long, Timer> timers = new HashMap<>();
    private long lastId;
    private long lastTime;

    public ActorTimerQueue(ActorClock clock) {
        lastTime = clock.getTimeMillis();
    }

    public ActorTimerQueue(ActorClock clock, int ticksPerWheel) {
        this(clock);
    }

    public void processExpiredTimers(ActorClock clock) {
        long now = clock.getTimeMillis();
        if (now < lastTime) {
            List<Timer> waiting = List.copyOf(queue);
            queue.clear();
            timers.clear();
            waiting.forEach(timer -> schedule(timer.subscription(), clock));
        }
        lastTime = now;
        while (!queue.isEmpty() && queue.first().deadline() <= now) {
            Timer due = queue.pollFirst();
            timers.remove(due.id());
            due.subscription().onTimerExpired(TimeUnit.MILLISECONDS, now);
        }
    }

    public void schedule(TimerSubscription subscription, ActorClock clock) {
        Timer timer = new Timer(subscription.getDeadline(clock), ++lastId, subscription);
        subscription.setTimerId(timer.id());
        timers.put(timer.id(), timer);
        queue.add(timer);
    }

    public void remove(TimerSubscription subscription) {
        Timer timer = timers.remove(subscription.getTimerId());
        if (timer != null) {
            queue.remove(timer);
        }
    }
}
