package cn.goodnetizen.organization;

/** Staff have said what a typed name means, or have taken it back: who stored such a name may resolve it anew. */
public record UnitNameDecided(long nameId) {}
