package cn.goodnetizen.participant;

/** A participant unmasked: handed out once the look is logged, to be shown and not kept. */
public record FullParticipant(long id, String name, String phone, String mail) {

    @Override
    public String toString() {
        return "participant " + id;
    }
}
