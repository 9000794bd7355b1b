package cn.goodnetizen.personal;

/**
 * A personal text as it is stored: the id of its key, a dot, and nonce and ciphertext in Base64. {@link PersonalData} seals
 * and opens it.
 */
public record Sealed(String stored) {

    /** Not even the ciphertext finds its way into a log. */
    @Override
    public String toString() {
        return "sealed";
    }
}
