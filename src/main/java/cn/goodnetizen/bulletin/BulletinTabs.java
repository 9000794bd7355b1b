package cn.goodnetizen.bulletin;

/**
 * What stands above the pages of this feature.
 *
 * @param superior whether others stand below the reader's unit
 * @param waiting how many pieces of news its inbox holds that are not received
 */
record BulletinTabs(boolean superior, long waiting) {}
