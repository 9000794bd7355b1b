package cn.goodnetizen.organization;

/** A unit cannot be dissolved while units still report to it: their reports would have nowhere to go. */
public class UnitHasSubordinatesException extends RuntimeException {

    public UnitHasSubordinatesException(String name, long subordinates) {
        super("“" + name + "”还有 " + subordinates + " 个下级单位，须先撤销或划转下级单位");
    }
}
