package cn.goodnetizen.account;

/** An import cannot go on; the message says why, in Chinese. */
class OrganizationImportRefusedException extends RuntimeException {

    OrganizationImportRefusedException(String message) {
        super(message);
    }
}
