package cn.goodnetizen.organization;

/** A unit has become part of another one; published once, in the transaction that merged them. */
public record UnitMerged(String unitCode, String intoCode) {}
