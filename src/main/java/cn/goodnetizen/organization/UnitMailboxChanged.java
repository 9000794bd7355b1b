package cn.goodnetizen.organization;

/** A unit's letters go to another mailbox from now on; published in the transaction that changed it. */
public record UnitMailboxChanged(String unitCode) {}
