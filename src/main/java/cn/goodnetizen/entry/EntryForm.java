package cn.goodnetizen.entry;

import java.util.List;

/**
 * An entry as it is typed, whole or half. Everything is text, so that what cannot be read is kept all the same.
 *
 * @param version of the draft that the page was made from
 * @param name of the person whose work a union recommends, as are phone and unit; a participant has them in the profile
 * @param kind who takes part: the code of a {@code ParticipantKind}
 * @param groupName of the unit, group or reading club
 * @param members the others of a group
 * @param original {@code true} or {@code false} where the track asks; empty for not said
 * @param madeOn an ISO date
 * @param terms codes of the terms that are ticked
 */
record EntryForm(
        long version,
        String name,
        String phone,
        String unit,
        String title,
        String theme,
        String kind,
        String groupName,
        List<MemberLine> members,
        String description,
        String original,
        String madeOn,
        String platform,
        String accountName,
        String accountLink,
        String followers,
        String pastPlatform,
        String pastForm,
        String pastTheme,
        String pastTitle,
        String pastLink,
        List<String> terms) {

    EntryForm {
        name = plain(name);
        phone = plain(phone);
        unit = plain(unit);
        title = plain(title);
        theme = plain(theme);
        kind = plain(kind);
        groupName = plain(groupName);
        members = members == null
                ? List.of()
                : members.stream()
                        .filter(line -> line != null && !line.isEmpty())
                        .toList();
        // A browser sends line ends as two characters, which would count twice against the limit.
        description = plain(description).replace("\r\n", "\n");
        original = plain(original);
        madeOn = plain(madeOn);
        platform = plain(platform);
        accountName = plain(accountName);
        accountLink = plain(accountLink);
        followers = plain(followers);
        pastPlatform = plain(pastPlatform);
        pastForm = plain(pastForm);
        pastTheme = plain(pastTheme);
        pastTitle = plain(pastTitle);
        pastLink = plain(pastLink);
        terms = terms == null ? List.of() : List.copyOf(terms);
    }

    static EntryForm empty() {
        return new EntryForm(
                0, "", "", "", "", "", "", "", List.of(), "", "", "", "", "", "", "", "", "", "", "", "", List.of());
    }

    /** The same, as the page shows it next: with the version that is stored now. */
    EntryForm withVersion(long stored) {
        return with(stored, members);
    }

    /** The same with these members. */
    EntryForm withMembers(List<MemberLine> others) {
        return with(version, others);
    }

    private EntryForm with(long otherVersion, List<MemberLine> others) {
        return new EntryForm(
                otherVersion,
                name,
                phone,
                unit,
                title,
                theme,
                kind,
                groupName,
                others,
                description,
                original,
                madeOn,
                platform,
                accountName,
                accountLink,
                followers,
                pastPlatform,
                pastForm,
                pastTheme,
                pastTitle,
                pastLink,
                terms);
    }

    private static String plain(String typed) {
        return typed == null ? "" : typed.strip();
    }

    @Override
    public String toString() {
        return "entry";
    }
}
