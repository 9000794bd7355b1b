package cn.goodnetizen.organization;

/** A unit has been dissolved during the campaign; published once, in the transaction that dissolved it. */
public record UnitDissolved(String unitCode) {}
