package cn.goodnetizen.campaign;

/** Both organisers approved and the campaign is published. */
public record CampaignPublished(long campaignId) {}
