package cn.goodnetizen.notification;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.Repository;

interface ChannelAttempts extends Repository<ChannelAttempt, Long> {

    ChannelAttempt save(ChannelAttempt attempt);

    List<ChannelAttempt> findByMessageIdInOrderById(Collection<Long> messageIds);
}
