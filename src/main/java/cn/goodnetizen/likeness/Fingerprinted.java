package cn.goodnetizen.likeness;

/** What a stored video looks like is known now: {@link Likenesses} finds it and finds others for it. */
public record Fingerprinted(String storageName) {}
