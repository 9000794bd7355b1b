/**
 * Campaigns: their definition as data, drafting and approval, and the notice on its way down the lines of unions
 * ({@code CampaignProcess}, {@code NoticeForwardingProcess}).
 */
@org.springframework.modulith.ApplicationModule(displayName = "Campaign")
package cn.goodnetizen.campaign;
