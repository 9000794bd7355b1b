package cn.goodnetizen.web;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.participant.ParticipantPrincipal;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the layout needs to know about a request.
 *
 * @param me who is signed in for a unit; {@code null} for participants and on pages before the sign-in
 * @param participant the participant who is signed in; {@code null} for everybody else
 * @param path the page asked for, which decides the marked item of the navigation
 * @param tasklistUrl where the tasks of the processes are done
 */
record Frame(
        AccountPrincipal me,
        ParticipantPrincipal participant,
        String path,
        String tasklistUrl,
        Predicate<String> hasSubordinates) {

    /** The first page of whoever is signed in. */
    public String home() {
        return participant == null ? "/" : "/my";
    }

    /** Only a unit with others below it has children to look at and tasks in Tasklist. */
    public boolean superior() {
        return me != null && hasSubordinates.test(me.unitCode());
    }

    public boolean organiser() {
        return me != null && me.role() == Role.ORGANISER;
    }

    /** The figures are for those who lead. */
    public boolean leads() {
        return me != null && (me.role() == Role.MANAGER || me.role() == Role.ORGANISER);
    }

    /** Managers read; whoever else stands for a superior unit also works in Tasklist. */
    public boolean worksInTasklist() {
        return superior() && me.role() != Role.MANAGER;
    }

    /** Officers enter works of their union's members. */
    public boolean entersWorks() {
        return me != null && (me.role() == Role.OFFICER || me.role() == Role.DEPUTY);
    }

    /** Organisers, and officers of a unit with others below it, look after units and accounts. */
    public boolean maintainsOrganization() {
        return organiser() || me != null && me.role() == Role.OFFICER && superior();
    }

    /** For {@code aria-current}: the item whose pages are being read; attribute omitted elsewhere. */
    public String current(String item) {
        boolean here =
                switch (item) {
                    case "/" -> "/".equals(path) || path.startsWith("/reports");
                    case "/unit" ->
                        Stream.of(item, "/handover", "/handovers", "/account").anyMatch(this::below);
                    case "/entries" -> below(item) || below("/union/entries");
                    default -> below(item);
                };
        return here ? "page" : null;
    }

    /** As {@link #current(String)}, for an item below which others stand. */
    public String currentExactly(String item) {
        return path.equals(item) ? "page" : null;
    }

    private boolean below(String top) {
        return path.equals(top) || path.startsWith(top + "/");
    }
}
