package cn.goodnetizen.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many tries in a period for each client, and a larger number for all together. Whoever has not tried in this period is
 * let through even when all the others have used up theirs: nobody is shut out by what others do. A try that turned out
 * well may be given back. Counted in the memory of this server, for a bounded number of clients.
 */
public final class TryLimit {

    private final int mostOfOne;
    private final int mostOfAll;
    private final int mostClients;
    private final Duration period;
    private final Clock clock;

    /** In the order in which their periods began, so that those that are over stand first. */
    private final Map<String, Count> clients = new LinkedHashMap<>();

    private Count all;

    /** @param mostClients how many clients are remembered; beyond them the one who began first is forgotten */
    public TryLimit(int mostOfOne, int mostOfAll, int mostClients, Duration period, Clock clock) {
        this.mostOfOne = mostOfOne;
        this.mostOfAll = mostOfAll;
        this.mostClients = mostClients;
        this.period = period;
        this.clock = clock;
        this.all = new Count(Instant.EPOCH);
    }

    /** Whether the client has a try left. */
    public synchronized boolean left(String client) {
        forgetOver();
        Count own = clients.get(client);
        return own == null || own.tries < mostOfOne && all.tries < mostOfAll;
    }

    /** @return false when there is no try left, and none was taken */
    public synchronized boolean take(String client) {
        if (!left(client)) {
            return false;
        }
        Count own = clients.get(client);
        if (own == null) {
            own = new Count(clock.instant());
            clients.put(client, own);
            makeRoom();
        }
        own.tries++;
        all.tries++;
        return true;
    }

    /** The last try was no abuse and does not count. */
    public synchronized void giveBack(String client) {
        Count own = clients.get(client);
        if (own != null && own.tries > 0) {
            own.tries--;
            all.tries = Math.max(0, all.tries - 1);
            if (own.tries == 0) {
                clients.remove(client);
            }
        }
    }

    public int mostOfOne() {
        return mostOfOne;
    }

    public Duration period() {
        return period;
    }

    int remembered() {
        return clients.size();
    }

    private void forgetOver() {
        Instant now = clock.instant();
        if (over(all, now)) {
            all = new Count(now);
        }
        Iterator<Count> counts = clients.values().iterator();
        while (counts.hasNext() && over(counts.next(), now)) {
            counts.remove();
        }
    }

    /** A clock that was put back begins anew, too. */
    private boolean over(Count count, Instant now) {
        return now.isBefore(count.begun) || !now.isBefore(count.begun.plus(period));
    }

    private void makeRoom() {
        Iterator<String> eldest = clients.keySet().iterator();
        while (clients.size() > mostClients) {
            eldest.next();
            eldest.remove();
        }
    }

    private static final class Count {

        private final Instant begun;
        private int tries;

        private Count(Instant begun) {
            this.begun = begun;
        }
    }
}
