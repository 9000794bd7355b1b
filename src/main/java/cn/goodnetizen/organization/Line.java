package cn.goodnetizen.organization;

/** The two lines down which the joint notice travels: unions, and the cyberspace offices of the party committees. */
public enum Line {
    UNION,
    CYBERSPACE
}
