package cn.goodnetizen.bulletin;

import cn.goodnetizen.media.FileHolder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface StoredPictures extends JpaRepository<NewsPicture, Long>, FileHolder {

    List<NewsPicture> findByNewsIdOrderById(long newsId);

    List<NewsPicture> findByNewsIdIn(Collection<Long> newsIds);

    Optional<NewsPicture> findByIdAndNewsId(long id, long newsId);

    boolean existsByNewsIdAndSha256(long newsId, String sha256);

    long countByNewsId(long newsId);
}
