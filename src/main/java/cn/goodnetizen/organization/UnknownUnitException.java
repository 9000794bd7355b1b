package cn.goodnetizen.organization;

/** No unit has this code. */
public class UnknownUnitException extends RuntimeException {

    private final String code;

    public UnknownUnitException(String code) {
        super("没有代码为“" + code + "”的单位");
        this.code = code;
    }

    public String code() {
        return code;
    }
}
