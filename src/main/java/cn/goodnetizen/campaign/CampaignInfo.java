package cn.goodnetizen.campaign;

import java.time.Instant;

/** A campaign as other features see it. */
public record CampaignInfo(
        long id, String code, String title, CampaignState state, String noticeNumber, Instant publishedAt) {}
