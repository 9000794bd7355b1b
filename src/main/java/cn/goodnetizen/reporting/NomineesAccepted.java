package cn.goodnetizen.reporting;

/**
 * The first level above a unit accepted people whom the unit recommends, be it while it returned others of the same table.
 * What climbs further up is accepted there again without being told again.
 *
 * @param round of the table in which they were accepted
 */
public record NomineesAccepted(long reportId, int round) {}
