package cn.goodnetizen.campaign;

/** Something that an organiser wanted does not fit; the message names field, limit and value in Chinese. */
class CampaignRefusedException extends RuntimeException {

    private final String field;

    CampaignRefusedException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The field of the form beside which the message belongs. */
    String field() {
        return field;
    }
}
