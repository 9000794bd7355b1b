package cn.goodnetizen.organization;

import java.time.Instant;

/**
 * How a unit's office is reached, kept by the unit itself.
 *
 * @param address of the office, null when the unit has not said
 * @param changedAt when the unit last changed any of it, null when never
 * @param version of the unit's row: whoever changes it says which one they saw
 */
public record UnitContact(
        String unitCode, String email, String phone, String address, Instant changedAt, int version) {}
