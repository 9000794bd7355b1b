package cn.goodnetizen.participant;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface StoredUnmaskings extends Repository<LoggedUnmasking, Long> {

    LoggedUnmasking save(LoggedUnmasking unmasking);

    List<LoggedUnmasking> findByIdLessThanOrderByIdDesc(long before, Limit limit);

    List<LoggedUnmasking> findByIdGreaterThanOrderById(long after, Limit limit);
}
