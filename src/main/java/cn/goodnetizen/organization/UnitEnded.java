package cn.goodnetizen.organization;

/**
 * A unit was merged or dissolved during the campaign; published once, in the transaction that ended it. One event for
 * both and for the move of its subordinates: whoever follows does so in an order of its own.
 */
public record UnitEnded(UnitClosing closing) {}
