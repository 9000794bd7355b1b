package cn.goodnetizen.account;

import cn.goodnetizen.organization.Closings;
import cn.goodnetizen.organization.UnitClosing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a unit together with its accounts: they are disabled, or go on as deputies of the unit that takes over. */
@Component
class UnitClosure {

    private final Closings closings;
    private final StoredAccounts accounts;

    UnitClosure(Closings closings, StoredAccounts accounts) {
        this.closings = closings;
        this.accounts = accounts;
    }

    @Transactional
    void close(UnitClosing closing, boolean accountsGoOn, String by) {
        closings.close(closing, by);
        for (Account account : accounts.findByUnitCodeOrderById(closing.unitCode())) {
            if (closing.merges() && accountsGoOn && account.role() != Role.MANAGER) {
                account.moveTo(closing.intoCode(), Role.DEPUTY);
            } else {
                account.disable();
            }
        }
    }

    /** What happens to the accounts, as a sentence with its number. */
    @Transactional(readOnly = true)
    String consequenceOf(UnitClosing closing, boolean accountsGoOn, String successorName) {
        var own = accounts.findByUnitCodeOrderById(closing.unitCode()).stream()
                .filter(Account::enabled)
                .toList();
        if (own.isEmpty()) {
            return "本单位没有启用的账号。";
        }
        long goingOn = closing.merges() && accountsGoOn
                ? own.stream().filter(account -> account.role() != Role.MANAGER).count()
                : 0;
        long disabled = own.size() - goingOn;
        return (goingOn > 0 ? "账号 " + goingOn + " 个转为“" + successorName + "”的协办人" : "")
                + (goingOn > 0 && disabled > 0 ? "，" : "")
                + (disabled > 0 ? "账号 " + disabled + " 个停用，不能再登录" : "")
                + "。";
    }
}
