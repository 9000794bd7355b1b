package cn.goodnetizen.notification;

import cn.goodnetizen.account.HandoverRecord;
import cn.goodnetizen.account.PostHandedOver;
import cn.goodnetizen.account.PostHandover;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the mailbox of a post that it has been handed over: who knows nothing of it should ask. */
@Component
class HandoverNotes {

    private final PostHandover handovers;
    private final ChannelDesk desk;

    HandoverNotes(PostHandover handovers, ChannelDesk desk) {
        this.handovers = handovers;
        this.desk = desk;
    }

    @ApplicationModuleListener
    void on(PostHandedOver handedOver) {
        HandoverRecord record = handovers.record(handedOver.handoverId());
        int open = record.duties().size();
        desk.queue(
                MailChannel.ID,
                handedOver.unitCode(),
                handedOver.username(),
                "handover:" + record.id(),
                "【岗位交接】“" + record.post() + "”已办理交接，" + (open == 0 ? "没有未办事项" : "移交未办事项 " + open + " 项")
                        + "。请接任人用交接码登录，设置自己的密码后办理",
                "/handovers/" + record.id());
    }
}
