package cn.goodnetizen.notification;

/** A letter is recorded and waits for the courier. */
record LetterQueued(long letterId) {}
