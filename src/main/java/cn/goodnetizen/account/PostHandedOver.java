package cn.goodnetizen.account;

/** A post has a new holder; published once, in the transaction that recorded it. Who they are stays with the record. */
public record PostHandedOver(long handoverId, String username, String unitCode) {}
