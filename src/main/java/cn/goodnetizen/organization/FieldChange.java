package cn.goodnetizen.organization;

/** A field before and after. */
public record FieldChange(String column, String before, String after) {}
