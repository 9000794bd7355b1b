package cn.goodnetizen.media;

import org.springframework.http.HttpStatusCode;

/** An upload request that is answered with a status of the tus protocol and words for the user. */
class UploadProblem extends FileRefusedException {

    /** A chunk does not have the checksum that came with it. */
    static final HttpStatusCode CHECKSUM_MISMATCH = HttpStatusCode.valueOf(460);

    private final HttpStatusCode status;

    UploadProblem(HttpStatusCode status, String message) {
        super(message);
        this.status = status;
    }

    HttpStatusCode status() {
        return status;
    }
}
