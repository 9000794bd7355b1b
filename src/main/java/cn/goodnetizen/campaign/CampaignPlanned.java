package cn.goodnetizen.campaign;

/** A campaign is planned: its process may begin. */
record CampaignPlanned(long campaignId) {}
