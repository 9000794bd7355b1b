package cn.goodnetizen.bulletin;

/**
 * A superior or organiser uses a piece of news; its unit is told once by each of them.
 *
 * @param adoptionId tells the adoptions of one piece of news apart
 * @param unitCode the unit that wrote it
 * @param adopterCode the unit that uses it
 */
public record NewsAdopted(long newsId, long adoptionId, String unitCode, String adopterCode) {}
